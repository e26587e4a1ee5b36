/** Whoever was asked gave no answer in time. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';
}

/** The answer, or NoAnswerInTime after so many milliseconds: who looks after a service must not wait with it. */
export async function inTime<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new NoAnswerInTime(`No answer within ${milliseconds} ms.`)), milliseconds);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
