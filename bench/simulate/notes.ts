/** What the judge notes of each try and each job, for the verdicts to come. */
import type { Job } from '../../main/jobs/job.ts';
import type { Intent } from './truth.ts';

/** Why the program cannot know what became of a try. */
type Withheld = Exclude<Extract<Job, { state: 'unknown' }>['reason'], 'itemsFailed'>;

/** What became of the POST of one try, as the program was told. */
type Post = 'open' | 'notCarriedOut' | 'mayBeCarriedOut';

export interface Told {
  /** The reasons for which this try may end as unknown. */
  readonly withheld: Set<Withheld>;
  post: Post | null;
  isRefused: boolean;
  isUploaded: boolean;
  goneInARow: number;
}

/** What is known of a job from outside the program. */
export interface Promised {
  /** Whether the user was told that it is taken care of. */
  isAccepted: boolean;
  /** `perhaps`: the user wished it, and was not told that it is so. */
  forgotten: 'no' | 'perhaps' | 'yes';
  /** Whether the last look saw the whole result. */
  sawWhole: boolean;
}

export class Notes {
  readonly #told = new Map<string, Told>();
  readonly #promised = new Map<string, Promised>();

  promised(jobId: string): Promised {
    const known = this.#promised.get(jobId);
    if (known !== undefined) return known;
    const promised: Promised = { isAccepted: false, forgotten: 'no', sawWhole: false };
    this.#promised.set(jobId, promised);
    return promised;
  }

  told(intent: Intent): Told {
    const key = `${intent.jobId}#${intent.attempt}`;
    const known = this.#told.get(key);
    if (known !== undefined) return known;
    const told: Told = {
      withheld: new Set(),
      post: null,
      isRefused: false,
      isUploaded: false,
      goneInARow: 0,
    };
    this.#told.set(key, told);
    return told;
  }

  /** Every job that was ever spoken of. */
  allPromised(): ReadonlyMap<string, Promised> {
    return this.#promised;
  }
}
