import { writeSync } from 'node:fs';

/** Ends a jest run with `N passed, N failed` (`, N skipped`) on a line of its own, after the names of what was skipped. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const tests = results.testResults.flatMap((file) => file.testResults);
    const skipped = tests.filter((test) => test.status === 'pending' || test.status === 'todo');
    // A file that could not even be loaded holds no failed test, yet it failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const lines = [
      ...skipped.map((test) => `SKIPPED ${test.fullName}`),
      `${results.numPassedTests} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    ];
    // Jest prints its summary after every other reporter, and holds back what is written through process.stdout.
    setImmediate(() => writeSync(1, `${lines.join('\n')}\n`));
  }
}
