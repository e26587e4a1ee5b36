export { CaseFlow, ReactionUnfinished } from './case-flow/case-flow.js';
export { CaseFlowFollower, type FollowerOptions } from './case-flow/follower.js';
export { react, reactedTo, type Reaction } from './case-flow/react.js';
export { type Due, firing } from './deadlines/firing.js';
export { DeadlineSweeper, type DueDeadlines, type Fires, type SweeperOptions } from './deadlines/sweeper.js';
