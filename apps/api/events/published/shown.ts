import type { z } from 'zod';
import type { OutwardShapes } from '#rma/returns';

/** What JSON shows of a value: an id is a text like any other. */
type Shown<Value> = Value extends { readonly __brand: string }
  ? string
  : Value extends readonly (infer Item)[]
    ? Shown<Item>[]
    : Value extends object
      ? { [Field in keyof Value]: Shown<Value[Field]> }
      : Value;

/** The facts of a published event; what was sealed in it is described beside them. */
type FactsOf<Table, Type extends keyof OutwardShapes<Table>> = Shown<Omit<OutwardShapes<Table>[Type], 'personal'>>;

/** A schema for every published type of a table, and none that promises more than the event says. */
type Describing<Table> = { readonly [Type in keyof OutwardShapes<Table>]: z.ZodType<FactsOf<Table, Type>> };

/** Schemas that take everything the events of a table may say. */
type Taking<Table, Schemas> = {
  readonly [Type in keyof Schemas]: Type extends keyof OutwardShapes<Table>
    ? Schemas[Type] extends z.ZodType<infer Told>
      ? FactsOf<Table, Type> extends Told
        ? Schemas[Type]
        : never
      : never
    : never;
};

/** The schemas of the published events of a table: the compiler sees to it that each is there and is that event's. */
export function schemasFor<Table>() {
  return <const Schemas extends Describing<Table>>(schemas: Schemas & Taking<Table, Schemas>): Schemas => schemas;
}
