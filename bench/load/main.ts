import { type Job, run } from './job.js';

/** The load generator: takes jobs from the process that measures and answers what each came to. */
process.on('message', (job: Job) => {
  run(job).then(
    (load) => process.send?.({ load }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
