import { Clock, readSettings } from '#rma/platform';
import { startStandalone } from '../../../apps/standalone/start.js';

/** A clock that goes on like every other, from whatever moment it is turned to. */
class TurnedClock extends Clock {
  #ahead = 0;

  now(): string {
    return new Date(Date.now() + this.#ahead).toISOString();
  }

  turn(instant: string): void {
    this.#ahead = Date.parse(instant) - Date.now();
  }
}

/** The product as `npm start` runs it, but for its clock: the demo's story takes weeks. */
const clock = new TurnedClock();
process.on('message', (instant: string) => {
  clock.turn(instant);
  process.send?.('turned');
});
process.once('disconnect', () => process.exit());
clock.turn(String(process.env['STORY_BEGINS']));
const service = await startStandalone(readSettings(process.env), clock);
console.log(`RMA is ready at ${service.url}`);
process.once('SIGTERM', () => void service.stop().then(() => process.disconnect()));
