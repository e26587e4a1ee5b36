import { Controller, Get, Header } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '#rma/platform';
import { Deadlines } from '#rma/read-models';
import type { Instant } from '#rma/returns';
import { Public } from '../access/allow.js';
import type { Exchange } from '../http/commanding.js';
import { DescribesPublic } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { Metrics } from './metrics.js';
import { aliveAnswer, readyAnswer, unreadyAnswer } from './operations-schemas.js';
import { Readiness } from './readiness.js';
import type { ReadinessReport } from './readiness-report.js';

const exposition = 'text/plain; version=0.0.4; charset=utf-8';
const example = 'rma_commands_total{command="IssueRma",outcome="refused",code="NOT_REQUESTED"} 3\n';

/** For those who look after the service: nothing here names a person, a case or an order, and no key is asked for. */
@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
  ) {}

  @Get('livez')
  @Header('cache-control', 'no-store')
  @Public()
  @DescribesPublic('Whether the process answers at all')
  @ApiResponse({ status: 200, description: 'It does', standardSchema: aliveAnswer })
  livez() {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  @Public()
  @DescribesPublic('Whether to send it requests: each dependency, and how far each view is behind')
  @ApiResponse({ status: 200, description: 'Ready', standardSchema: readyAnswer })
  @ApiResponse({ status: 503, description: 'Not ready, with the reasons', standardSchema: unreadyAnswer })
  async readyz(@OfHttp() { reply }: Exchange): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (report.status === 'unready') reply.status(503);
    return report;
  }

  @Get('metrics')
  @Header('cache-control', 'no-store')
  @Header('content-type', exposition)
  @Public()
  @DescribesPublic("What the service counts of itself, in Prometheus's text format")
  @ApiResponse({ status: 200, description: 'Metrics', content: { 'text/plain': { schema: { type: 'string', example } } } })
  async metricsText(): Promise<string> {
    const { views } = await this.readiness.report();
    const lags = views.flatMap(({ name, lag }) => (lag ? [{ view: name, ...lag }] : []));
    this.metrics.look(lags, this.deadlines.countDue(this.clock.now() as Instant));
    return this.metrics.text();
  }
}
