// What a command line says, as one struct, and the table that a command stands in. The words are
// parsed in options.cpp, the only file that knows how. Exit codes: 0 done, 1 the data or the rules
// have problems, 2 wrong usage.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "io/explain_text.h"

namespace xingji {

inline constexpr int exit_done = 0;
inline constexpr int exit_problems = 1;
inline constexpr int exit_usage = 2;

enum class Format : std::uint8_t { table, json, csv };

/// Everything that any command can be told; a command takes the options that its table line names.
struct Options {
  Language language = Language::en;
  std::string rules_folder;  // found already: --rules, $XINGJI_RULES, or near the program
  std::string pack;          // a file, or a name under the rules folder
  std::vector<std::string> overlays;
  std::string facts;         // folder of a data set
  std::optional<Day> as_of;  // none: the last day on which something happened
  std::int64_t days = 1;     // the last so many days
  std::string at;            // deadlines: an instant, as `known_at`; empty: the last happening
  std::string known_at;      // an instant in the data set's zone; empty: all is known
  std::optional<Day> assume_version;
  std::optional<Audience> shown_to;   // score: what these people see; none: what is computed
  std::optional<Day> since;           // standing: the first day; none: that of the data
  std::vector<std::string> subjects;  // empty: all
  std::int64_t threads = 1;           // never 0
  std::optional<Format> format;       // none: a table on a terminal, CSV in a pipe
  bool replace = false;               // write over tables that are there
  bool keep_buyer_ids = false;        // as they are, not hashed
  bool strict = false;                // stop at rejected rows
  std::string report;                 // file for the whole quality report
  std::int64_t limit = 0;             // rows of a table; 0: all

  std::string subject;    // explain
  std::string indicator;  // explain
  std::string evidence;   // explain: file

  std::vector<std::string> targets;  // check: packs and folders; describe: one pack
  bool allow_uncovered = false;      // check
  std::optional<Day> on;             // describe
  bool changes = false;              // describe

  std::string month;   // pay: 2022-05
  std::string book;    // pay: folder; empty: no states, nothing is closed
  std::string reason;  // pay: of a dispute

  std::string decision;           // decide: which of the pack's
  std::string inputs;             // decide: JSON, a file, or -
  std::vector<std::string> sets;  // decide: "name=value"

  std::string action;             // overlay: init; pay: see pay_book.h
  std::int64_t reading_days = 0;  // reconcile: readings of the last so many days; 0: all

  std::string values;  // try: "a=78%,b=5min"
  bool paste = false;  // try: a page or a table from standard input
  std::string save;    // try: file of readings; overlay: the file to write

  std::string mapping;  // import
  std::string from;     // import
  std::string into;     // import, synth

  std::int64_t shops = 1'000;  // synth, as SynthOptions
  std::int64_t life_days = 180;
  std::int64_t orders = 0;  // 0: the default
  std::string market;
  std::int64_t seed = 1;
  std::optional<Day> until;
  std::vector<std::string> tables;
  bool wide = false;
};

struct Command {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
  std::string_view options;  // by spaces; `!` behind one that must be given
  std::string_view example;
  int (*run)(const Options&);
};

/// Parses the words, runs the command they name, and gives the program's exit code.
int run_command_line(std::span<const Command> commands, int count, char** words);

}  // namespace xingji
