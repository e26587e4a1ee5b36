import { join } from 'node:path';
import { adoptPolicies, EvidenceFiles, loadPolicies, type Policies, sweepEvidence } from '#rma/commands';
import { CommandRunner, type EventStore } from '#rma/event-store';
import { openPersonalData, type PersonalData } from '#rma/personal-data';
import {
  agreeOnStoreId,
  type Clock,
  type DataDir,
  openDataDir,
  openOperations,
  type Operations,
  projectRoot,
  type Settings,
} from '#rma/platform';
import { CaseFlow } from '#rma/processes';
import { openViews, type Views } from '#rma/read-models';
import { type Guides, loadGuides, meteredStore, Metrics } from '../api/index.js';
import { openEvents } from './open-events.js';
import { openedAt } from './opened-at.js';

/** Everything that a running installation holds open. */
export interface Installation {
  readonly dataDir: DataDir;
  readonly store: EventStore;
  readonly operations: Operations;
  readonly personalData: PersonalData;
  readonly views: Views;
  readonly policies: Policies;
  readonly runner: CommandRunner;
  readonly flow: CaseFlow;
  readonly evidence: EvidenceFiles;
  readonly guides: Guides;
  readonly metrics: Metrics;
  close(): Promise<void>;
}

/** Opens the stores of a data directory, checks that they belong together and that the policies are those its events name. */
export async function openInstallation(settings: Settings, clock: Clock): Promise<Installation> {
  const policies = loadPolicies(settings.policyDir ?? join(projectRoot, 'policies'), settings.seller);
  const guides = loadGuides(settings.troubleshootingDir ?? join(projectRoot, 'troubleshooting'));
  const metrics = new Metrics();
  const opened: { close(): void | Promise<void> }[] = [];
  const close = async () => {
    for (const one of opened.splice(0).toReversed()) await one.close();
  };
  const keep = <One extends { close(): void | Promise<void> }>(one: One): One => {
    opened.push(one);
    return one;
  };
  try {
    const dataDir = keep(openDataDir(settings.dataDir));
    const { streamPrefix } = settings;
    const store = keep(meteredStore(await openEvents(settings, dataDir), metrics));
    const operations = keep(openedAt(dataDir.file('operations.db'), (file) => openOperations(file)));
    const personalData = keep(openedAt(dataDir.file('keys.db'), (file) => openPersonalData(file)));
    const views = keep(openedAt(dataDir.file('views.db'), (file) => openViews(file, store, streamPrefix)));
    const isEmpty = (await store.head({})) === null;
    agreeOnStoreId({ storeId: store.storeId, isEmpty }, [operations.identity, personalData.identity, views.identity]);
    const evidence = new EvidenceFiles(dataDir.file('evidence'));
    await sweepEvidence(evidence, store, streamPrefix);
    const runner = new CommandRunner(store, { streamPrefix });
    await adoptPolicies(runner, policies, clock.now());
    const flow = new CaseFlow(runner, clock, policies);
    return { dataDir, store, operations, personalData, views, policies, runner, flow, evidence, guides, metrics, close };
  } catch (error) {
    await close();
    throw error;
  }
}
