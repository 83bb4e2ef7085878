// What is timed, by Xingji and by each peer. A run returns the seconds of its parts and its peak memory.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/// Runs a command under GNU time; its standard output goes to `out`.
function run(command, args, out) {
  const sink = fs.openSync(out, 'w');
  const memory = `${out}.memory`;
  const began = performance.now();
  const done = spawnSync('/usr/bin/time', ['-f', '%M', '-o', memory, command, ...args], {
    stdio: ['ignore', sink, 'pipe'],
  });
  const seconds = (performance.now() - began) / 1000;
  fs.closeSync(sink);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  return { seconds, peak_bytes: Number(fs.readFileSync(memory, 'utf8')) * 1024 };
}

/// `xingji score` as anybody calls it; its cards are left in cards.csv.
function score(here, days) {
  return run('build/release/xingji', ['score', '--pack', 'bench/pack/timed-star.yaml', '--facts', here.data,
    '--as-of', here.day, '--days', String(days), '--format', 'csv'], path.join(here.scratch, 'cards.csv'));
}

/// A peer's SQL files in turn. It tells the seconds of each; the start of node and of the library is not counted.
function sql(engine, here, files, out) {
  const said = path.join(here.scratch, `${engine}.json`);
  const { peak_bytes } = run('node', [`bench/peers/${engine}.mjs`, '--data', here.data, '--day', here.day, '--scratch',
    path.join(here.scratch, engine), '--out', out ?? '', ...files.map((file) => `bench/${engine}/${file}.sql`)], said);
  return { seconds: JSON.parse(fs.readFileSync(said, 'utf8')).seconds, peak_bytes };
}

const sum = (seconds, names) => names.reduce((all, name) => all + seconds[name], 0);

function cold(engine) {
  return (here, out) => {
    const files = ['load', 'score', 'day'];
    const { seconds, peak_bytes } = sql(engine, here, out ? [...files, 'write'] : files, out);
    return { seconds: { a: sum(seconds, files) }, peak_bytes };
  };
}

export const works = {
  // CSV files to the stars of one day. Ours is the whole command, which also writes the cards; theirs ends in memory.
  a: {
    parts: ['a'],
    check: (here) => score(here, 1),
    ours: (here) => {
      const { seconds, peak_bytes } = score(here, 1);
      return { seconds: { a: seconds }, peak_bytes };
    },
    peers: { duckdb: cold('duckdb') },
  },
};
