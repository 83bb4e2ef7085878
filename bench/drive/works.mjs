// What is timed, by Xingji and by each peer. A run returns the seconds of its parts and its peak memory.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/// Runs a command under GNU time; its standard output goes to `out`.
export function run(command, args, out) {
  const sink = fs.openSync(out, 'w');
  const memory = `${out}.memory`;
  const began = performance.now();
  const done = spawnSync('/usr/bin/time', ['-f', '%M %U %S', '-o', memory, command, ...args], {
    stdio: ['ignore', sink, 'pipe'],
  });
  const seconds = (performance.now() - began) / 1000;
  fs.closeSync(sink);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  const [kibibytes, user, system] = fs.readFileSync(memory, 'utf8').split(' ').map(Number);
  return { seconds, processor_seconds: user + system, peak_bytes: kibibytes * 1024 };
}

/// `xingji score` as anybody calls it; its cards are left in cards.csv.
function score(here, days) {
  return run('build/release/xingji', ['score', '--pack', 'bench/pack/timed-star.yaml', '--facts', here.data,
    '--as-of', here.day, '--days', String(days), '--format', 'csv'], path.join(here.scratch, 'cards.csv'));
}

/// Our CSV in the peers' form.
function plain(csv, out) {
  const done = spawnSync('bash', ['-c', 'awk -f bench/plain.awk "$1" >"$2"', 'plain', csv, out], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
}

/// A peer's SQL files in turn. It tells the seconds of each; the start of node and of the library is not counted.
function sql(engine, here, days, files, out) {
  const said = path.join(here.scratch, `${engine}.json`);
  const { peak_bytes } = run('node', [`bench/peers/${engine}.mjs`, '--data', here.data, '--day', here.day,
    '--days', String(days), '--scratch',
    path.join(here.scratch, engine), '--out', out ?? '', ...files.map((file) => `bench/${engine}/${file}.sql`)], said);
  return { seconds: JSON.parse(fs.readFileSync(said, 'utf8')).seconds, peak_bytes };
}

const sum = (seconds, names) => names.reduce((all, name) => all + seconds[name], 0);

function cold(engine) {
  return (here, out) => {
    const files = ['load', 'score', 'day'];
    const { seconds, peak_bytes } = sql(engine, here, 1, out ? [...files, 'write'] : files, out);
    return { seconds: { a: sum(seconds, files) }, peak_bytes };
  };
}

/// Facts in our memory. One more day is the difference that 150 more days make, by 150; a changed rule is what its cards
/// cost beside those of the rules in force.
function ours_warm(days) {
  return (here, out) => {
    const said = path.join(here.scratch, 'warm.json');
    const { peak_bytes } = run('build/release/bench/bench_warm', ['bench/pack/timed-star.yaml', here.data, here.day,
      String(days), String(os.cpus().length), '--backtest', 'bench/pack/timed-star.other.yaml',
      ...(out ? ['--cards', out] : [])], said);
    const { seconds } = JSON.parse(fs.readFileSync(said, 'utf8'));
    return { seconds: { c: seconds.days_1, d30: seconds.days_30, d180: seconds.days_180,
      e: (seconds.days_180 - seconds.days_30) / 150, f: seconds.both_90 - seconds.alone_90, f_both: seconds.both_90 }, peak_bytes };
  };
}

/// Tables of facts in a peer's memory, made before. `once`: its files for all days, beside next.sql, which is for each.
function peer_warm(engine, days, once) {
  return (here, out) => {
    const { seconds, peak_bytes } = sql(engine, here, days, ['load', 'score', 'day', ...once, ...(out ? ['write'] : [])], out);
    const all = sum(seconds, once);
    return { seconds: { c: seconds.day, [`d${days}`]: all }, peak_bytes };
  };
}

/// Drawn by facts: the greatest shop is hit as often as it has facts. Microseconds become seconds.
function corrections(here) {
  const said = path.join(here.scratch, 'live.json');
  const { peak_bytes } = run('build/release/bench/bench_live', ['bench/pack/timed-star.yaml', 'bench/pack/timed-star.ranked.yaml',
    here.data, here.day, '20000'], said);
  const { p50, p99, max } = JSON.parse(fs.readFileSync(said, 'utf8')).microseconds;
  return { seconds: { g50: p50 / 1e6, g99: p99 / 1e6, gmax: max / 1e6 }, peak_bytes };
}

const many = { duckdb: ['empty', 'cells', 'next'], clickhouse: ['cells', 'next', 'history'] };
const warm = (days) => ({
  check: (here, out) => ours_warm(days)(here, out),
  ours: ours_warm(days),
  peers: Object.fromEntries(Object.entries(many).map(([engine, once]) => [engine, peer_warm(engine, days, once)])),
});

export const works = {
  // CSV files to the stars of one day. Ours is the whole command, which also writes the cards; theirs ends in memory.
  a: {
    parts: ['a'],
    check: (here, out) => {
      score(here, 1);
      plain(path.join(here.scratch, 'cards.csv'), out);
    },
    ours: (here) => {
      const { seconds, peak_bytes } = score(here, 1);
      return { seconds: { a: seconds }, peak_bytes };
    },
    peers: { duckdb: cold('duckdb'), clickhouse: cold('clickhouse') },
  },
  // Facts in memory to the stars of one day, of 30 and of 180 days; each run is of a fresh process.
  d30: { parts: ['c', 'd30'], ...warm(30) },
  d180: { parts: ['d180'], own: ['e', 'f', 'f_both'], ...warm(180) },
  // One corrected fact to its shop's new card; the program itself holds what it made against a fold anew.
  g: { parts: [], own: ['g50', 'g99', 'gmax'], peers: {}, ours: corrections },
};
