// What the book says of months: in which state each slip is, which months are closed and with what
// amounts; and what later facts change of them: correction lines of the month that is open. Pure: a
// book and slips in, entries to be added out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "book/book.h"
#include "pay/behind.h"
#include "pay/slips.h"

namespace xingji {

enum class SlipState : std::uint8_t { draft, checked, confirmed, disputed, closed };
std::string_view to_text(SlipState state);

/// A line as it is printed and booked.
struct BookedLine {
  std::string id;  // of a correction "2022-05 own_sales"
  Title title;
  std::optional<std::int64_t> cents;
  Title because;
  std::string source = {};
  bool is_correction = false;
  bool is_by_hand = false;
};

struct BookedSlip {
  /// What was agreed before something changed, which made a draft of it again.
  struct Before {
    SlipState state = SlipState::draft;
    std::optional<std::int64_t> total;
  };
  std::string subject;
  SlipState state = SlipState::draft;
  std::optional<Before> before = {};
  std::string said;  // the reason of a dispute
  std::vector<BookedLine> lines;
  std::optional<std::int64_t> total;
  bool is_partial = false;
};

/// The slips of one month.
struct BookedMonth {
  std::string month;
  bool is_closed = false;
  std::vector<BookedSlip> slips;
};

/// Whatever has changed since a slip was checked makes it a draft again.
std::string digest_of(const BookedSlip& slip);

class Months {
 public:
  explicit Months(const Book& book);

  /// The pack that the book is about; empty: none yet.
  const std::string& pack() const { return pack_; }
  bool is_closed(const std::string& month) const { return closed_.contains(month); }
  /// Closed months, ascending; the open one is the next after the last of them.
  std::vector<std::string> closed() const;
  /// The first month of which some slip has been checked or disputed; empty: none has.
  std::string first_begun() const;

  /// A closed month as it stands in the book.
  BookedMonth booked(const std::string& month, const Pack& pack) const;

  /// Gives the lines that are refused the amounts that people have set by hand, with their reason.
  /// What the facts can say by themselves counts before that.
  void settle(const std::string& month, BookedSlip& slip) const;
  /// The entry that sets a refused line of a slip.
  static BookEntry settled(const std::string& month, const std::string& subject,
                           const std::string& line, std::int64_t cents, const std::string& reason);

  /// State and reason of a slip of an open month.
  void note_state(const std::string& month, BookedSlip& slip) const;

  /// What the facts as they are now make otherwise of a closed month, by subject: the difference to
  /// what was booked, with the facts that came, went or changed. `now`: that month's slips.
  std::map<std::string, std::vector<BookedLine>> corrections(const std::string& month,
                                                             const PaySheet& now) const;

  /// The entries that a slip's new state makes; of `undo` the state before.
  std::vector<BookEntry> move(const std::string& month, const BookedSlip& slip, SlipState to,
                              const std::string& reason) const;
  std::optional<BookEntry> undo(const std::string& month, const std::string& subject) const;

 private:
  struct State {
    SlipState state = SlipState::draft;
    std::string digest;  // of the slip that was checked
    std::string reason;
    std::optional<std::int64_t> total = {};
  };
  using Key = std::pair<std::string, std::string>;  // month, subject
  using Amounts = std::map<std::string, std::int64_t>;
  struct Settled {
    std::int64_t cents = 0;
    std::string reason;
  };
  const State* state_of(const std::string& month, const std::string& subject) const;
  const Settled* settled_line(const std::string& month, const std::string& subject,
                              const std::string& line) const;

  std::string pack_;
  std::map<Key, std::vector<State>> states_;
  std::map<std::string, bool> closed_;
  std::map<Key, std::vector<BookedLine>> lines_;
  std::map<Key, Amounts> amounts_;  // with all corrections since
  /// By the month whose line it is, as long as that line stays refused; of lines by their id.
  std::map<Key, std::map<std::string, Settled>> settled_;
  /// Of a line: table, id and measure to value, as last booked.
  std::map<Key, std::map<std::string, std::map<std::string, std::int64_t>>> facts_;
};

/// What closing a month adds to the book: lines, facts, the digests of what they were made of.
/// `sheets`: of this month and of every closed one, by month, as they are now.
std::vector<BookEntry> entries_of_close(const BookedMonth& month,
                                        const std::map<std::string, PaySheet>& sheets,
                                        const std::string& digests);

}  // namespace xingji
