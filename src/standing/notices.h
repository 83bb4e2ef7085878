// What people are told, from the days of a course and the moves that were made: a ledger, one entry
// for each notice and day, with the numbers of its text and the days that they are made of. A
// notice comes once in an episode, or on the days of it that the rules name. Pure, as timelines
// are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/score.h"
#include "engine/waiting.h"
#include "standing/timeline.h"

namespace xingji {

struct Sent {
  /// A row that waits, of a notice of a deadline.
  struct Row {
    std::string id;
    std::optional<Instant> due;
  };
  /// A day without a score that ends a count before its first day, where people type the numbers:
  /// what they have not typed may make the count longer.
  struct Gap {
    Day day = 0;
    bool is_given = false;  // they typed numbers of it, too few for a score
  };
  Day day = 0;
  const Pack* pack = nullptr;
  const Notice* notice = nullptr;
  bool is_finding = false;  // it would not have been sent with the scores as they are known now
  /// What it told of has passed since: the scores of the course's end no longer meet its condition,
  /// compared with what they were before; or the state that the move led to was left.
  bool is_over = false;
  std::size_t run = 0;     // so many days in a row that count; 0: it is of a move
  int left = 0;            // so many more until the move, if they count too; 0: it leads to none
  std::optional<Gap> gap;  // of a count that leads to a move
  std::vector<Behind> blanks;  // by position in Notice::blanks; without a value where those have
                               // none of their own
  std::vector<Behind> behind;  // the run, and every score that a blank asked for
  std::vector<Row> rows;       // the first due first
  const Line* move = nullptr;  // of a timeline
};

/// The notices of one series that the days of a course bring about, ascending by day, those of a
/// day in file order. One before a move goes by `timelines`: it comes in states from which the move
/// can be made, an episode begins where such a state does, and a run where the move waits after
/// another one.
std::vector<Sent> sent_on(const Course& course, Standing::JudgedOn series,
                          const std::vector<Timeline>& timelines);

/// Those that count down to a move on the course's last day, told as of it, whether they come on
/// that day of their episode or not.
std::vector<Sent> counting_down(const Course& course, Standing::JudgedOn series,
                                const std::vector<Timeline>& timelines);

/// The rows that a notice of a deadline tells of at the end of a day: those due soon of all that
/// wait then.
std::vector<Sent::Row> rows_told(const Pack& pack, const Notice& notice,
                                 const std::vector<Waiting>& waits, Instant end);

/// Those that tell of rows of deadlines, at the end of each day from `options.first` to its `last`
/// on which a version is in force, scored or not.
std::vector<Sent> sent_of_rows(const Course& course, const Family& family, const FactSet& facts,
                               const ScoreOptions& options, const std::string& subject);

/// Those that tell of the moves of a timeline, which its entries point into. Findings about moves
/// are such about the notices, too.
std::vector<Sent> sent_of_moves(const Course& course, const Timeline& timeline);

}  // namespace xingji
