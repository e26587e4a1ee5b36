import { SingleBar } from 'cli-progress';
import { styleText } from 'node:util';

export interface Progress {
  advance(): void;
  end(): void;
}

/** A bar on a terminal; elsewhere a line at half and at the end. */
export function startProgress(noun: string, total: number): Progress {
  return process.stdout.isTTY ? bar(noun, total) : lines(noun, total);
}

function bar(noun: string, total: number): Progress {
  const single = new SingleBar({
    format: `     ${styleText('cyan', '{bar}')} {value}/{total} ${noun}`,
    barsize: 40,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream: process.stdout,
    hideCursor: true,
    gracefulExit: true,
  });
  single.start(total, 0);
  return { advance: () => single.increment(), end: () => single.stop() };
}

function lines(noun: string, total: number): Progress {
  let done = 0;
  const advance = () => {
    done += 1;
    if (done === total || done === Math.ceil(total / 2)) console.log(`     ${done}/${total} ${noun}`);
  };
  return { advance, end: () => undefined };
}
