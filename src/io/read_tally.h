// What one reading thread found: counts, and the first rejected rows. Threads take blocks in the
// order of the file, so the first rows of each hold the first of all, however the blocks fell.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/report.h"
#include "io/faults.h"
#include "io/read_plan.h"

namespace xingji {

struct Tally {
  struct Rejected {
    std::uint32_t order = 0;  // of the file
    std::uint32_t line = 0;   // where the row begins
    Problem problem;
  };

  /// Members of NDJSON rows, which have no header to tell them beforehand.
  struct Members {
    static constexpr std::size_t names_kept = 100;  // the first of each kind by name
    std::uint64_t known = 0;                        // bit i: cell i was given by some row
    std::set<std::string, std::less<>> personal;
    std::set<std::string, std::less<>> unknown;

    void note_stranger(std::string_view name);
  };

  std::array<TableReport, table_count> tables{};
  std::array<Members, table_count> members{};
  std::vector<Rejected> rejected;  // the first QualityReport::examples_kept
  std::vector<Rejected> slips;     // the first row of each
  std::set<std::pair<const Column*, std::string>> unknown_words;  // of open lists; bounded, too

  TableReport& table(const FilePlan& plan) { return tables[static_cast<std::size_t>(plan.table)]; }
  Members& members_of(const FilePlan& plan) {
    return members[static_cast<std::size_t>(plan.table)];
  }

  /// Counts a rejected row that begins at `line`.
  void reject(const FilePlan& plan, std::uint32_t line, const Rejection& rejection);
  /// Remembers a word of an open list that looks like a slip for a known one.
  void note_word(const FilePlan& plan, const FieldPlan& field, std::string_view word, Place place);
  /// Counts a file that cannot be read, or not to its end, as one rejection.
  void refuse(const FilePlan& plan, std::uint32_t line, Problem problem, const std::string& reason);
};

/// Adds up what the threads found. `report` names the file of every table that was read.
void add_tallies(std::vector<Tally> tallies, QualityReport& report);

}  // namespace xingji
