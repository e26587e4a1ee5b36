import { type DynamicModule, Global, Module } from '@nestjs/common';
import { EvidenceFiles, PERSONAL_DATA, Policies, Reactions } from '#rma/commands';
import { CommandRunner } from '#rma/event-store';
import { ApiKeys, Clock } from '#rma/platform';
import { Deadlines, Directory } from '#rma/read-models';
import { ApiModule, EVENT_STORE, Guides, LOCAL_TOKEN, type LocalToken, Metrics, Readiness, STREAM_PREFIX } from '../api/index.js';
import type { Installation } from './installation.js';

export interface StandaloneParts {
  readonly installation: Installation;
  readonly clock: Clock;
  readonly streamPrefix: string;
  readonly readiness: Readiness;
  readonly isLocalToken: LocalToken;
}

@Global()
@Module({})
class PartsModule {}

/** The whole product in one process, on what the installation has opened. */
@Module({})
export class StandaloneModule {
  static of({ installation, clock, streamPrefix, readiness, isLocalToken }: StandaloneParts): DynamicModule {
    const providers = [
      { provide: CommandRunner, useValue: installation.runner },
      { provide: Policies, useValue: installation.policies },
      { provide: PERSONAL_DATA, useValue: installation.personalData },
      { provide: Guides, useValue: installation.guides },
      { provide: EvidenceFiles, useValue: installation.evidence },
      { provide: Reactions, useValue: installation.flow },
      { provide: Directory, useValue: installation.views.directory },
      { provide: Deadlines, useValue: installation.views.deadlines },
      { provide: Metrics, useValue: installation.metrics },
      { provide: Readiness, useValue: readiness },
      { provide: ApiKeys, useValue: installation.operations.keys },
      { provide: Clock, useValue: clock },
      { provide: EVENT_STORE, useValue: installation.store },
      { provide: STREAM_PREFIX, useValue: streamPrefix },
      { provide: LOCAL_TOKEN, useValue: isLocalToken },
    ];
    const parts = { module: PartsModule, providers, exports: providers.map(({ provide }) => provide) };
    return { module: StandaloneModule, imports: [parts, ApiModule] };
  }
}
