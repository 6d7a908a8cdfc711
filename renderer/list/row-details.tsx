import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { describePhase } from '../../shared/describe-job.ts';
import type { JobView } from '../../shared/job-view.ts';
import type { Messages } from '../../shared/messages/index.ts';
import type { Moment, Story } from '../../shared/story.ts';
import { useUi } from '../ui.ts';
import { useNow } from '../use-now.ts';
import { ProblemDetails } from './problem-details.tsx';
import { factsOf } from './row-model.ts';

const SECOND = 1000;

/** A copy's story, moment by moment, and what the service said about its end. */
export function RowDetails(props: { readonly job: JobView }): JSX.Element {
  const { m } = useUi();
  const { job } = props;
  const story = useStory(job);
  const isActive = !('endedAt' in job);
  const now = useNow((at) => (isActive ? at + SECOND : Infinity));
  const id = useId();
  return (
    <section class="panel row-details" aria-labelledby={id}>
      <h3 id={id}>{m.story.label}</h3>
      {story === 'unreadable' ? (
        <p>{m.story.unreadable}</p>
      ) : (
        <ol class="story">
          {story.map((moment, index) => (
            <Told
              key={index}
              at={moment.at}
              now={now}
              text={textOf(moment, m)}
              mark={markOf(moment)}
            />
          ))}
          {isActive && story.length > 0 && (
            <li data-mark="now">
              <span class="story-when">{m.story.now}</span>
              <span>{[describePhase(job, m, now), ...factsOf(job, m, now)].join(' · ')}</span>
            </li>
          )}
        </ol>
      )}
      {job.state === 'failed' && <ProblemDetails problem={job.problem} />}
    </section>
  );
}

function Told(props: {
  readonly at: number;
  readonly now: number;
  readonly text: string;
  readonly mark: string;
}): JSX.Element {
  const { format } = useUi().m;
  const { at, now } = props;
  return (
    <li data-mark={props.mark}>
      <time class="story-when" dateTime={new Date(at).toISOString()}>
        {format.moment(at, now)}
      </time>
      <span class="story-text">
        {props.text} <span class="story-ago">{format.ago(at, now)}</span>
      </span>
    </li>
  );
}

/** Read when it is shown, and again whenever the copy has changed its state. */
function useStory(job: JobView): Story | 'unreadable' {
  const { ferry } = useUi();
  const [story, setStory] = useState<Story | 'unreadable'>([]);
  const why = 'waiting' in job ? (job.waiting?.why ?? null) : null;
  useEffect(() => {
    let isWanted = true;
    const show = (read: Story | 'unreadable'): void => {
      if (isWanted) setStory(read);
    };
    ferry.story(job.id).then(
      (answer) => {
        show(answer.ok ? answer.value : 'unreadable');
      },
      () => {
        show('unreadable');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [ferry, job.id, job.state, why]);
  return story;
}

function textOf(moment: Moment, { story, service }: Messages): string {
  switch (moment.what) {
    case 'asked':
    case 'askedAgain':
    case 'sent':
    case 'accepted':
    case 'byApp':
    case 'renaming':
    case 'completed':
    case 'unknown':
      return story[moment.what];
    case 'looked':
      return story.looked[moment.why];
    case 'waited': {
      const why = story.waited[moment.why];
      return moment.until === null ? why : story.waitedFor(why, moment.until - moment.at);
    }
    case 'failed':
      return `${story.failed}: ${service[moment.code].what}`;
  }
}

function markOf({ what }: Moment): 'good' | 'bad' | 'open' | 'plain' {
  if (what === 'completed') return 'good';
  if (what === 'failed') return 'bad';
  return what === 'unknown' || what === 'waited' ? 'open' : 'plain';
}
