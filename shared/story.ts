/** What has happened to a copy, for whoever wants to know. Made by `main/jobs/story.ts`. */
import type { CheckReason, Waiting } from './job-view.ts';
import type { ServiceCode } from './problem.ts';

/** One thing that happened; `at` in ms since 1970. */
export type Moment =
  /** The user wanted it, or wanted it once more. */
  | { readonly at: number; readonly what: 'asked' | 'askedAgain' }
  /** The service was asked for it. */
  | { readonly at: number; readonly what: 'sent' }
  /** The service took it on. */
  | { readonly at: number; readonly what: 'accepted' }
  /** This app began to do it. */
  | { readonly at: number; readonly what: 'byApp' }
  /** Nothing new was heard from `at` on; `until` is null while that lasts. */
  | {
      readonly at: number;
      readonly what: 'waited';
      readonly why: Waiting['why'];
      readonly until: number | null;
    }
  /** The app began to look at the destination. */
  | { readonly at: number; readonly what: 'looked'; readonly why: CheckReason }
  | { readonly at: number; readonly what: 'renaming' | 'completed' | 'unknown' }
  | { readonly at: number; readonly what: 'failed'; readonly code: ServiceCode };

/** All of it, in order, as far as it was written down. */
export type Story = readonly Moment[];
