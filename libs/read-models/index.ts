export { isStalled, type Lag, lagOf, type Progress, type StallRule } from '#rma/projections';
export { Deadlines, type DueDeadline } from './deadlines/query.js';
export type { DeadlineKind } from './deadlines/table.js';
export { Directory, type DirectoryPage, type PageRequest } from './directory/query.js';
export { openViews, type Views } from './views.js';
