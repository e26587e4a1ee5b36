import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import type { Breakdown, CaseAnswer, CaseView, Problem } from '../answers.js';
import { shortDay } from '../report/words.js';
import { expectEqual, expectThere, Unexpected } from '../unexpected.js';
import type { Shop, Who } from './shop.js';

const patience = 10_000;

/** One return of the story: every step is sent, checked and told as it happens. */
export class StoryCase {
  private constructor(
    private readonly shop: Shop,
    readonly rmaId: string,
  ) {}

  /** Opens a case; `said` tells it. */
  static async request(shop: Shop, by: Who, body: object, said: string): Promise<StoryCase> {
    const { rmaId, status } = (await shop.who[by].post<CaseAnswer>('/v1/rmas', body, 201)).body;
    line(shop, by, said, status);
    return new StoryCase(shop, rmaId);
  }

  /** A command that must lead to `status`. */
  async step(by: Who, path: string, body: object, status: string, said: string): Promise<CaseAnswer> {
    const { body: answer } = await this.shop.who[by].post<CaseAnswer>(`/v1/rmas/${this.rmaId}/${path}`, body);
    expectEqual(`${path} by ${by}`, answer.status, status);
    line(this.shop, by, said, status);
    return answer;
  }

  /** A command that must be refused with `code`. */
  async refused(by: Who, path: string, body: object, code: string): Promise<void> {
    const answer = await this.shop.who[by].try<Problem>(`/v1/rmas/${this.rmaId}/${path}`, body);
    toldRefusal(this.shop, by, answer.body, code);
  }

  view(): Promise<CaseView> {
    return this.shop.who.agent.get<CaseView>(`/v1/rmas/${this.rmaId}`);
  }

  preview(): Promise<Breakdown> {
    return this.shop.who.agent.get<Breakdown>(`/v1/rmas/${this.rmaId}/refund-preview`);
  }

  /** Waits for what the service does by itself. */
  async becomes(status: string, said: string): Promise<void> {
    const latest = Date.now() + patience;
    for (;;) {
      const { status: actual } = await this.view();
      if (actual === status) break;
      if (Date.now() > latest) throw new Unexpected(`The case should have become ${status} by itself and is ${actual}.`);
      await sleep(20);
    }
    line(this.shop, 'system', said, status);
  }

  async rmaNumber(): Promise<string> {
    return expectThere('The RMA number', (await this.view()).rmaNumber);
  }
}

/** Something that happens beside a case. */
export function line(shop: Shop, by: Who | 'system', said: string, status = ''): void {
  const when = styleText('dim', shortDay(shop.today()).padEnd(6));
  shop.report.holds(`${when}  ${by.padEnd(10)}  ${said}${status === '' ? '' : styleText('dim', `  → ${status}`)}`);
}

/** A request that must be refused with `code`. */
export async function refusedRequest(shop: Shop, by: Who, body: object, code: string): Promise<void> {
  toldRefusal(shop, by, (await shop.who[by].try<Problem>('/v1/rmas', body)).body, code);
}

function toldRefusal(shop: Shop, by: Who, problem: Problem, code: string): void {
  expectEqual(`The refusal of ${by}`, problem.code, code);
  line(shop, by, `is told: ${problem.detail}`, problem.code);
}
