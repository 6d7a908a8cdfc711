import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Remedy } from '../../shared/check-up.ts';
import type { Acknowledgement, Bridge, HandedIn } from '../../shared/contract.ts';
import { calledName } from '../../shared/item.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { loadCheckUpMessages } from '../../shared/messages/load-check-up.ts';
import { NameField, RuleField } from '../parts/copy-fields.tsx';
import { Picker } from '../picker/picker.tsx';
import { useUi } from '../ui.ts';
import { useWords } from '../use-words.ts';
import { actionsOf, describeFinding, stopsOf } from './check-up.ts';
import { CheckUpPanel } from './check-up-panel.tsx';
import {
  isBatch,
  mayChooseChildren,
  problemsOf,
  readyBatch,
  readyForm,
  readyParts,
  sourceName,
  sourcesOf,
  wishOf,
} from './copy-form.ts';
import type { FormAction, FormState } from './copy-form.ts';
import { LeftBehind } from './left-behind.tsx';
import { CopyOptions } from './copy-options.tsx';
import { FormPane } from './form-pane.tsx';
import { StartLater } from './start-later.tsx';
import { fieldWords, nameWords } from './problem-words.ts';
import { useCheckUp } from './use-check-up.ts';
import { useMedia } from './use-media.ts';

/** Where the check-up has room for what matters most; as in check-up.css. */
const LOW = '(height < 40rem)';
/** Where the check-up scrolls with the fields; as there. */
const ALL_SCROLLS = '(height < 30rem) or (width < 40rem)';

/** Copies an item of the drive into a folder of it. */
export function DrivePane(props: {
  readonly form: FormState;
  readonly change: (action: FormAction) => void;
  readonly onClose: () => void;
  readonly handedIn: HandedIn | null;
  readonly onHandedInTaken: () => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const { form, change, handedIn } = props;
  // Choosing a source gives the copy its name, so another one has to wait for that.
  const wantedName = useRef<string | null>(null);
  useEffect(() => {
    if (handedIn !== null) wantedName.current = handedIn.name;
  }, [handedIn]);
  const problems = problemsOf(form);
  const sources = sourcesOf(form);
  const known = useCheckUp(wishOf(form));
  const isLow = useMedia(LOW);
  const stopId = useId();
  const panes = useRef<HTMLDivElement>(null);
  const send = sendOf(form, ferry);
  const words = useWords(loadCheckUpMessages);
  const stop = (send === null ? null : stopsOf(known)[0]) ?? null;
  const isSaidBelow = useMedia(ALL_SCROLLS) && stop !== null && words !== null;
  const stopWords = isSaidBelow ? describeFinding(stop, words, m) : null;
  const help = (remedy: Remedy): void => {
    if (form.destination === null) return;
    for (const action of actionsOf(remedy, form.destination.account)) change(action);
    const lists = panes.current?.querySelectorAll<HTMLElement>('[role="listbox"]');
    if (remedy.code === 'otherSource') lists?.[0]?.focus();
    if (remedy.code === 'otherFolder') lists?.[1]?.focus();
  };
  return (
    <FormPane
      state={form}
      startLabel={startLabel(form, m)}
      general={problems.general}
      onSubmit={() => {
        change({ type: 'submit' });
      }}
      send={send}
      // What is wrong with a field is said there.
      stoppedBy={stop === null ? null : stopId}
      stopWords={stopWords}
      // What stood in the way may be gone by now.
      onStopped={known.again}
      onRefused={(refusal) => {
        change({ type: 'refused', refusal });
      }}
      onClose={props.onClose}
      aboveFoot={
        <CheckUpPanel
          known={known}
          sources={sources}
          childrenOnly={form.childrenOnly}
          isChosen={wishOf(form) !== null}
          stopId={stopId}
          isShort={isLow}
          onRemedy={help}
        />
      }
    >
      <div class="panes" ref={panes}>
        <Picker
          title={m.form.source}
          purpose="source"
          chooseShown={m.picker.copyThis}
          chosen={sources}
          takesSeveral
          error={fieldWords(problems.source, m.form.missingSource, m)}
          onChoose={(items) => {
            change({ type: 'sources', items });
            if (wantedName.current !== null) change({ type: 'name', name: wantedName.current });
            wantedName.current = null;
          }}
          handedIn={handedIn?.source ?? null}
          onHandedInTaken={props.onHandedInTaken}
        />
        <Picker
          title={m.form.destination}
          purpose="destination"
          chooseShown={m.picker.intoThis}
          chosen={form.destination === null ? [] : [form.destination]}
          error={fieldWords(problems.destination, m.form.missingDestination, m)}
          onChoose={([item]) => {
            if (item !== undefined) change({ type: 'destination', item });
          }}
          handedIn={handedIn?.destination ?? null}
          onHandedInTaken={props.onHandedInTaken}
        />
      </div>
      <div class="fields">
        <NameField
          label={m.form.name}
          name={shownName(form)}
          error={nameWords(problems.name, m)}
          unused={
            isBatch(form) ? m.find.ownNames : form.childrenOnly ? m.form.childrenOnlyName : null
          }
          onInput={(name) => {
            change({ type: 'name', name });
          }}
        />
        <RuleField
          legend={form.childrenOnly || isBatch(form) ? m.form.ruleForEach : m.form.rule}
          labels={m.form.rules}
          rule={form.rule}
          kind={
            sources.some(({ kind }) => kind === 'folder') ? 'folder' : (form.source?.kind ?? null)
          }
          onChange={(rule) => {
            change({ type: 'rule', rule });
          }}
        />
      </div>
      <CopyOptions
        childrenOnly={form.childrenOnly}
        mayChooseChildren={mayChooseChildren(form)}
        isRoot={form.source?.isRoot === true}
        allVersions={form.allVersions}
        onChange={(type, on) => {
          change({ type, on });
        }}
      >
        <StartLater
          notBefore={form.notBefore}
          onChange={(at) => {
            change({ type: 'notBefore', at });
          }}
        />
      </CopyOptions>
      {isLow && <LeftBehind known={known} onRemedy={help} />}
    </FormPane>
  );
}

/** What starts it; `null` while something is missing or wrong. */
function sendOf(form: FormState, ferry: Bridge): (() => Promise<Acknowledgement>) | null {
  const [ready, batch, parts] = [readyForm(form), readyBatch(form), readyParts(form)];
  if (parts !== null) return () => ferry.startParts(parts);
  if (batch !== null) return () => ferry.startCopies(batch);
  return ready === null ? null : () => ferry.startCopy(ready);
}

function shownName(form: FormState): string {
  if (isBatch(form)) return '';
  return form.source !== null && form.childrenOnly ? sourceName(form.source) : form.name;
}

function startLabel(form: FormState, m: Messages): string {
  const { source, destination, name, childrenOnly } = form;
  if (source === null || destination === null) return m.form.start;
  const folder = calledName(destination, m.app.root);
  if (isBatch(form)) return m.find.startSeveral(sourcesOf(form).length, folder);
  if (childrenOnly) return m.form.startChildren(sourceName(source), folder);
  return name === '' ? m.form.start : m.form.startExactly(name, folder);
}
