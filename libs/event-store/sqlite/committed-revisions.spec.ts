import { describe, expect, it } from '@jest/globals';
import { CommittedRevisions } from './committed-revisions.js';

describe('the committed revisions kept in mind', () => {
  it('prove the one committed last, and that what comes before the first needs no proof', () => {
    const committed = new CommittedRevisions();
    committed.remember('rma-1', 4);
    expect(committed.exists('rma-1', 4)).toBe(true);
    expect(committed.exists('rma-1', 3)).toBe(false);
    expect(committed.exists('rma-2', 0)).toBe(false);
    expect(committed.exists('rma-2', -1)).toBe(true);
  });

  it('forget the streams not written for longest', () => {
    const committed = new CommittedRevisions(2);
    committed.remember('rma-1', 0);
    committed.remember('rma-2', 0);
    committed.remember('rma-1', 1);
    committed.remember('rma-3', 0);
    expect(['rma-1', 'rma-2', 'rma-3'].filter((stream) => committed.exists(stream, stream === 'rma-1' ? 1 : 0))).toEqual([
      'rma-1',
      'rma-3',
    ]);
  });
});
