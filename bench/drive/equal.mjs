// Whether a peer's cards are ours: every shop's counts, total and stars, byte for byte.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/// The peers let `recorded_at` alone decide between versions: of a tie a digest of the content would.
export function check_market(here) {
  const report = path.join(here.scratch, 'report.json');
  fs.rmSync(report, { force: true });
  execFileSync('build/release/xingji', ['score', '--pack', 'bench/pack/timed-star.yaml', '--facts', here.data,
    '--as-of', here.day, '--format', 'csv', '--report', report], { stdio: ['ignore', 'ignore', 'inherit'] });
  const facts = ['orders', 'refunds', 'ratings', 'chats', 'disputes'];
  for (const file of JSON.parse(fs.readFileSync(report, 'utf8')).files) {
    if (!facts.includes(file.table)) continue;
    if (file.ties || file.without_recorded_at || Object.keys(file.rejected).length) {
      throw new Error(`${file.file}: versions that tie or have no recorded_at, or rejected rows; no peer can be asked`);
    }
    if (!file.stale || !file.deleted) throw new Error(`${file.file}: no second versions or no deletions to settle`);
  }
}

export function check_equal(name, engine, work, here) {
  const ours = path.join(here.scratch, 'ours.csv');
  const theirs = path.join(here.scratch, `${engine}.csv`);
  work.check(here, ours);
  work.peers[engine](here, theirs);
  const compared = spawnSync('cmp', [ours, theirs], { encoding: 'utf8' });
  if (compared.status !== 0) console.error(`${name}: ${engine} differs: ${compared.stdout}${compared.stderr}`);
  for (const file of [ours, theirs]) fs.rmSync(file, { force: true });
  return compared.status === 0;
}
