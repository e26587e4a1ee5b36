const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const time = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const rmaNumber = /RMA(-[0-9A-Z]{4}){3}-[0-9A-Z*~$=]/g;
/** Sealed under a parcel or a finding (kinds 2 and 3): the id of that stands in it, in base64. */
const sealedOfOne = /"pd1\.A[iy][\w-]+"/g;
const position = /"position":"[^"]+"/g;

/** A JSON text in which ids, times, numbers and places are replaced by what they are: equal for two lives that differ in nothing else. */
export function unnamed(json: string): string {
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const name = names.get(id) ?? `id ${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return json
    .replace(position, '"position":"a place"')
    .replace(sealedOfOne, '"sealed"')
    .replace(uuid, nameOf)
    .replace(time, 'a time')
    .replace(rmaNumber, 'a number');
}
