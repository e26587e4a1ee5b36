import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/index.js';
import { openOperations } from './open-operations.js';

const root = temporaryDirectory();

describe('checkpoints', () => {
  it('are unknown before the first, then the last one saved, each by its own name, also after a restart', async () => {
    const file = join(root, 'operations.db');
    const operations = openOperations(file);
    expect(operations.checkpoints.load('refunds')).toBeUndefined();
    await operations.checkpoints.save('refunds', 's-1.4');
    await operations.checkpoints.save('mails', 's-1.2');
    await operations.checkpoints.save('refunds', 's-1.9');
    await operations.close();
    const again = openOperations(file);
    expect(again.checkpoints.load('refunds')).toBe('s-1.9');
    expect(again.checkpoints.load('mails')).toBe('s-1.2');
    await again.close();
  });

  it('that were asked for before the closing are saved by it', async () => {
    const file = join(root, 'closing.db');
    const operations = openOperations(file);
    const saved = operations.checkpoints.save('refunds', 's-1.1');
    await operations.close();
    await saved;
    const again = openOperations(file);
    expect(again.checkpoints.load('refunds')).toBe('s-1.1');
    await again.close();
  });
});
