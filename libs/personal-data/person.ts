/** In the order in which seals number them: new ones go to the end. Of a parcel or a finding nobody knows yet whom its texts are about. */
export const personKinds = ['reseller', 'consumer', 'parcel', 'feedback'] as const;

/** Whose data it is (design page 2.7); ids match page 3's pattern, so they are ASCII. */
export interface Person {
  readonly kind: (typeof personKinds)[number];
  readonly id: string;
}

/** What may be sealed: texts, and lists and objects of them. */
export type Personal = string | readonly Personal[] | { readonly [field: string]: Personal | undefined };
export type PersonalValue = { readonly [field: string]: Personal | undefined };
