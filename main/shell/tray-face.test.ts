import { expect, test } from 'vitest';
import { messagesFor } from '../../shared/messages/index.ts';
import { samples } from '../jobs/testing/job-samples.ts';
import { NEW_CONTACT } from '../jobs/contact.ts';
import { viewOf } from '../jobs/view.ts';
import { type TrayFacts, trayFace, trayIconFile } from './tray-face.ts';

const IDLE: TrayFacts = {
  summary: { active: 0, attention: 0, fraction: null },
  jobs: [],
  isPaused: false,
  isOnline: true,
};
const WORKING = { active: 2, attention: 0, fraction: null };
const face = (facts: Partial<TrayFacts>, locale: 'en' | 'de' = 'en') =>
  trayFace({ ...IDLE, ...facts }, messagesFor(locale), 0);

test('at work it shows how far, in quarters', () => {
  const icons = [null, 0, 0.24, 0.25, 0.5, 0.74, 0.75, 1].map(
    (fraction) => face({ summary: { ...WORKING, fraction } }).icon,
  );
  expect(icons).toEqual([
    ...['working', 'working', 'working', 'working-25'],
    ...['working-50', 'working-50', 'working-75', 'working-75'],
  ]);
});

test('what needs somebody comes before the network, and that before all else', () => {
  expect(face({}).icon).toBe('idle');
  expect(face({ isPaused: true }).icon).toBe('paused');
  expect(face({ isOnline: false, isPaused: true, summary: WORKING }).icon).toBe('offline');
  const summary = { ...WORKING, attention: 1 };
  expect(face({ summary, isOnline: false, isPaused: true }).icon).toBe('attention');
});

test('paused, what is under way still shows as work, and what only waits does not', () => {
  expect(face({ isPaused: true, summary: { ...WORKING, fraction: 0.5 } }).icon).toBe('working-50');
  expect(face({ isPaused: true, summary: WORKING }).icon).toBe('paused');
});

test('the words say all of it, in both languages', () => {
  const facts = { summary: { ...WORKING, fraction: 0.5 }, isPaused: true, isOnline: false };
  expect(face(facts).status).toBe('2 copies running, 50% · No network · Starting is paused');
  expect(face(facts, 'de').status).toMatch(/ · Kein Netz · Starten angehalten$/u);
});

test('each of the newest copies has a line', () => {
  const jobs = [samples.running, samples.completed].map((job) => viewOf(job, NEW_CONTACT, 0));
  expect(face({ jobs }).recent).toEqual([
    expect.stringMatching(/ – Copying/u),
    expect.stringMatching(/ – Copied/u),
  ]);
});

test('every system gets the kind of file it wants', () => {
  expect(trayIconFile('idle', 'linux')).toBe('idle.png');
  expect(trayIconFile('idle', 'darwin')).toBe('idleTemplate.png');
  expect(trayIconFile('working-25', 'win32')).toBe('working-25.ico');
});
