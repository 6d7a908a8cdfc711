import type { JSX } from 'preact';
import { folderName } from '../../shared/describe-job.ts';
import type { JobView } from '../../shared/job-view.ts';
import { lazily } from '../parts/lazily.tsx';
import { useUi } from '../ui.ts';
import { Question } from './question.tsx';
import { isByApp } from './row-model.ts';
import type { RowAction } from './row-model.ts';

/** Seldom needed, and it brings the fields of the big form along. */
const RetryForm = lazily(async () => (await import('./retry-form.tsx')).RetryForm);

/** What an action asks before it is done: a question, or the form for another try. */
export function RowPanel(props: {
  readonly action: RowAction;
  readonly job: JobView;
  readonly onClose: () => void;
}): JSX.Element | null {
  const { m, ferry } = useUi();
  const { action, job, onClose } = props;
  switch (action) {
    case 'stop': {
      const byApp = isByApp(job);
      return (
        <Question
          text={byApp ? m.ask.stopByAppQuestion : m.ask.stopQuestion[job.action]}
          yes={byApp ? m.ask.stopByAppYes : m.ask.stopYes}
          no={byApp ? m.ask.stopByAppNo : m.ask.stopNo}
          onYes={() => ferry.forget(job.id)}
          onClose={onClose}
        />
      );
    }
    case 'replace':
      return (
        <Question
          text={m.ask.replaceQuestion(job.name, folderName(job.to ?? '/', m))}
          yes={m.ask.replaceYes}
          no={m.ask.replaceNo}
          onYes={() => ferry.retry({ id: job.id, name: job.name, onConflict: 'replace' })}
          onClose={onClose}
        />
      );
    case 'retry':
    case 'retryRenamed':
      return <RetryForm.Part job={job} onClose={onClose} />;
    case 'open':
    case 'checkAgain':
    case 'keepBoth':
    case 'uploadByApp':
    case 'startNow':
    case 'skipItems':
    case 'openSource':
    case 'saveReport':
    case 'details':
    case 'copyLink':
    case 'compare':
    case 'signInAgain':
    case 'remove':
      return null;
  }
}
