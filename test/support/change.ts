type Node = Record<string, unknown>;

/** A copy of the body with one field, named as problems name it, set to something else. */
export function withField(body: object, field: string, value: unknown): object {
  const { copy, parent, name } = opened(body, field);
  parent[name] = value;
  return copy;
}

export function withoutField(body: object, field: string): object {
  const { copy, parent, name } = opened(body, field);
  delete parent[name];
  return copy;
}

function opened(body: object, field: string) {
  const copy = structuredClone(body);
  const names = field.split('.');
  const name = names.pop() ?? '';
  const parent = names.reduce((node, one) => node[one] as Node, copy as Node);
  return { copy, parent, name };
}
