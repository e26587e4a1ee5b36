export { BrokenSeal, SubjectErased, TracesLeft } from './errors.js';
export { type Person, type Personal, personKinds, type PersonalValue } from './person.js';
export { openPersonalData, type PersonalData } from './personal-data.js';
export { personOf } from './seal.js';
export { openTombstones, type Tombstones } from './tombstones.js';
