// A pack made ready for a fact set: its measures as programs, and the columns they touch. Made once
// per run and thread; programs keep scratch space and are not shared between threads.
#pragma once

#include <vector>

#include "engine/exempt.h"
#include "engine/formula.h"
#include "engine/program.h"
#include "engine/ranking.h"
#include "engine/row_counter.h"
#include "facts/needs.h"

namespace xingji {

/// The columns that scoring a family needs. With `keys`, ids and lines too, for evidence.
Needs needs_of(const Family& family, bool keys);

/// The columns in which a fact names whoever may be at fault: whose chat, order or violation it is,
/// the product, the warehouse, the carrier, what is complained of.
std::vector<std::size_t> naming_columns(Table table);

/// A column whose instants can change what a row is worth to a measure.
struct TouchedColumn {
  Table table = Table::orders;
  std::size_t column = 0;
  auto operator<=>(const TouchedColumn&) const = default;
};

struct MeasurePlan {
  /// `seen`: the measure with all that decides what a row is worth to it.
  MeasurePlan(const Pack& pack, const Measure& planned, const Measure& seen, const FactSet& facts);

  const Measure* measure;
  std::optional<Program> by;  // whose row it is, where the pack scores parts of accounts
  std::vector<Program> filters;
  Program anchor;
  std::optional<Program> value;
  std::optional<Program> weight;
  std::vector<Program> exempted_instants;  // one per exemption of the measure
  ExemptRows exempt;
  std::vector<Program> extended_instants;  // one per extension
  ExemptRows extend;
  std::vector<std::optional<Formula>> window_conditions;  // one per choice, over the day before
  std::vector<TouchedColumn> instants;    // instants of the row, of its order, of joined rows
  std::optional<std::uint32_t> built_by;  // symbol: only rows that were built so are looked at
  std::vector<Table> tables;              // whose coverage counts
  std::optional<std::size_t> covered_as;  // an earlier measure that is covered alike on every day
  std::vector<Day> changes;               // days on which a number in a row expression changes
  std::vector<std::size_t> asked_sets;    // selections that it asks for by `order in`
  bool joins_itself = false;              // something asks for other rows of the same table
  bool changes_daily = false;             // something asks how many days ago the anchor was
  bool asks_calendar = false;             // something asks which days are worked
  bool asks_attributes = false;           // some row expression depends on the subject's attributes
  int earliest = 0;                       // over all window choices: D+earliest … D+latest
  int latest = 0;
};

/// A selection of the pack, and who of its rows is kept.
struct SelectionPlan {
  MeasurePlan rows;
  Ranking ranking;
};

/// A filter of measures that share a pass, and what they do with the rows that it lets through.
/// Measures whose filters begin alike share what these leave; the root lets through all.
struct Sieve {
  std::size_t measure = 0;          // whose filter it is, by position in the pass
  std::size_t filter = 0;           // by position in that measure
  std::vector<std::size_t> takers;  // the measures that have no further filter, as above
  std::vector<Sieve> next;
};

/// Measures that one pass over the rows serves, by position; the first sees all that changes for
/// any of them. Windows of any of them: D+earliest … D+latest.
struct Pass {
  std::vector<std::size_t> measures;
  int earliest = 0;
  int latest = 0;
  Sieve sieve = {};
};

/// A stretch of days on which a row looks the same. Parallel to the lanes.
struct Spans {
  std::vector<Day> from;
  std::vector<Day> until;

  void clear();
  /// Becomes the spans of `other`, which may be itself, that are marked with 1.
  void take(const Spans& other, std::span<const std::uint8_t> marks);
};

/// Rows, each over a stretch of days.
struct RowSpans {
  Lanes lanes;
  Spans spans;

  std::size_t size() const { return lanes.size(); }
  void clear();
  /// Those marked with 1: these where all are, else in `room`, which may be these.
  const RowSpans& marked(std::span<const std::uint8_t> marks, RowSpans& room) const;
  void keep(std::span<const std::uint8_t> marks) { marked(marks, *this); }
};

/// The touched columns of a shard, made ready to be asked for many rows.
struct WatchedColumns {
  using Words = const std::uint32_t*;
  struct Beside {
    Table table;
    Joined rows;
    std::vector<Words> columns;
  };
  std::vector<Words> own;       // of the measure's own rows
  std::vector<Words> of_order;  // of the order that they hang on
  std::vector<Beside> beside;   // of the rows beside them, which are found once for each table

  void clear();
};

/// Scratch space of the fold: most accounts are small, and making it anew costs more than they do.
struct FoldRoom {
  RowSpans rows;
  std::vector<RowSpans> sifted;           // what the filters of a sieve leave, by depth
  std::vector<RowCounter> counters;       // of these, and of all rows before them
  RowSpans counted;                       // what is left when exemptions and selections are applied
  RowCounter counter;                     // of these
  std::vector<std::uint32_t> live;        // rows of a block that lie in some window
  std::vector<std::uint32_t> live_words;  // the instants that say so
  WatchedColumns watched;
  std::vector<Instant> starts;   // of the days of the fold and the one behind them
  std::vector<Instant> refiled;  // when filings of the account at hand begin or cease to count
  std::vector<Day> changes;
  struct Run {
    std::uint32_t row;  // the first of neighbours, and their places
    std::size_t begin;
    std::size_t end;
  };
  std::vector<Run> runs;               // of the rows at hand
  std::vector<std::uint32_t> begins;   // when their days but the first begin,
  std::vector<std::uint32_t> seconds;  // how long these are,
  std::vector<std::uint32_t> changed;  // 1: an instant lies on one of them,
  std::vector<std::uint32_t> there;    // 1: the row is there on its first day
  std::vector<std::uint8_t> marks;
};

struct Plan {
  const Pack* pack = nullptr;
  const FactSet* facts = nullptr;
  std::vector<MeasurePlan> measures;                     // by position in the pack
  std::vector<Pass> passes;                              // each measure in one of them
  std::vector<std::optional<SelectionPlan>> selections;  // by position; those that are asked for
  bool looks_back = false;                               // some window is chosen by the day before
  bool has_given = false;       // people gave numbers under the pack's name
  std::optional<Instant> view;  // every day is seen from there; empty: from its own end
  /// After that day nothing happens: of tables that have complete days the later ones are such too.
  std::optional<Day> still_after;
  FoldRoom room;
};

Plan make_plan(const Pack& pack, const FactSet& facts);

}  // namespace xingji
