import type { AdaptationEvent, TrainingEnd, TrainingPoint } from '../ports/adapter.js';
import { ADAPTATIONS, adaptationEventList, allOf } from '../ports/lists.js';
import type { Store } from '../ports/store.js';
import type { Tier } from '../domain/adapt/adapter.js';

/** A training of an adapter as people and programs are told of it, also where it published nothing. */
export interface ToldTraining {
  readonly adaptation: string;
  readonly tier: Tier;
  readonly base: string;
  readonly sets: readonly string[];
  /** hash of the adapter that it goes on from */
  readonly before: string | null;
  readonly status: 'running' | TrainingEnd;
  /** why it published nothing; empty where it runs, or did */
  readonly because: string;
  /** what it published */
  readonly hash: string | null;
  /** where it stands, as whoever trains calls it */
  readonly step: string;
  /** the last figures that were heard */
  readonly point: TrainingPoint | null;
  readonly begunAt: string;
  /** when something was heard of it last */
  readonly heardAt: string;
}

/** One of them with its figures as they were heard, oldest first. */
export interface TrainingCourse extends ToldTraining {
  readonly curve: readonly TrainingPoint[];
}

/** Null where nothing was ever heard of it. */
export async function trainingCourse(store: Store, adaptation: string): Promise<TrainingCourse | null> {
  return courseOf(await allOf(store, 'adaptationEvents', adaptationEventList(adaptation)));
}

/** All of them, in the order in which they first began. */
export async function trainingsOf(store: Store): Promise<readonly ToldTraining[]> {
  const all = await Promise.all((await store.list(ADAPTATIONS)).map((adaptation) => trainingCourse(store, adaptation)));
  return all.filter((each) => each !== null).map(withoutCurve);
}

export function withoutCurve(course: TrainingCourse): ToldTraining {
  const { curve: _, ...told } = course;
  return told;
}

function courseOf(events: readonly AdaptationEvent[]): TrainingCourse | null {
  return events.reduce<TrainingCourse | null>(heard, null);
}

/** A step that is tried again begins nothing anew; a training that has ended may begin again under its name. */
function heard(course: TrainingCourse | null, { adaptation, at, what }: AdaptationEvent): TrainingCourse | null {
  if (what.kind === 'begun' && course?.status !== 'running') {
    const { tier, base, sets, before } = what;
    const begun = { status: 'running', because: '', hash: null, step: '', point: null, curve: [] } as const;
    return { adaptation, tier, base, sets, before, ...begun, begunAt: at, heardAt: at };
  }
  if (course === null || what.kind === 'begun') return course;
  if (what.kind !== 'step') return { ...course, status: what.kind, because: what.because, hash: what.hash, heardAt: at };
  const { step, point } = what;
  return { ...course, step, point: point ?? course.point, curve: point === null ? course.curve : [...course.curve, point], heardAt: at };
}
