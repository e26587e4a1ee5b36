import assert from 'node:assert/strict';
import type { Resolution } from '#rma/returns';

/** What happened to one unit of a return, in the plainest words there are. */
export interface UnitBook {
  where: 'sender' | 'transit' | 'here' | 'lost' | 'gone';
  verdict: 'none' | 'accepted' | 'declined';
  resolution: Resolution;
  settled: 'no' | 'pending' | 'yes' | 'failed';
  by: 'nothing' | 'refund' | 'replacement' | 'repair' | 'back';
  isHeld: boolean;
}

/** The units of one return by name. */
export class UnitBooks extends Map<string, UnitBook> {
  each(names: readonly string[], change: (unit: UnitBook, name: string) => void): void {
    for (const name of names) {
      const unit = this.get(name);
      assert.ok(unit, `${name} is on the return`);
      change(unit, name);
    }
  }
}
