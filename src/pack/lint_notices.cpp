// Notices: lines that no score can meet, notices that come too late, and two that say the same.
#include <algorithm>

#include "pack/lint.h"
#include "pack/notice_text.h"
#include "pack/visit.h"

namespace xingji {
namespace {

// A move that is made by itself on the day on which the notice comes first.
void lint_move(Draft& draft, const Notice& notice) {
  if (!notice.when || notice.line > 0) return;
  for (const Standing& standing : draft.pack.standings) {
    for (const Standing::Move& move : standing.moves) {
      const bool is_same = move.needs == Standing::Move::Needs::nothing && move.when &&
                           to_text(*move.when) == to_text(*notice.when);
      if (!is_same) continue;
      draft.warn(notice.place,
                 "'" + notice.id + "' comes on the day of '" + standing.id + '.' + move.id +
                     "', not before it",
                 "draw its line before that of the move, or name the move with 'move'");
    }
  }
}

void lint_order(Draft& draft, const Notice& notice, std::size_t position) {
  const auto& notices = draft.pack.notices;
  const auto end = notices.begin() + static_cast<std::ptrdiff_t>(position);
  const auto same = std::find_if(notices.begin(), end, [&](const Notice& other) {
    return other.when && notice.when && to_text(*other.when) == to_text(*notice.when) &&
           other.on_days == notice.on_days && other.since == notice.since &&
           other.until == notice.until && other.to == notice.to;
  });
  if (same == end) return;
  draft.warn(notice.place, "'" + notice.id + "' comes whenever '" + same->id + "' comes",
             "take one of the two out");
}

void lint_series(Draft& draft, const Notice& notice) {
  if (notice.judged_on != Standing::JudgedOn::shown || draft.pack.publish) return;
  draft.refuse(notice.place,
               "'" + notice.id + "' is judged on what is shown, and the pack shows nothing",
               "say when with 'publish', or write 'judged_on: published'");
}

}  // namespace

void lint_notices(Draft& draft) {
  for (std::size_t n = 0; n < draft.pack.notices.size(); ++n) {
    const Notice& notice = draft.pack.notices[n];
    // The run of the condition itself is among the histories.
    lint_histories(draft, notice.histories);
    lint_move(draft, notice);
    lint_order(draft, notice, n);
    lint_series(draft, notice);
    lint_notice_text(draft, notice);
  }
}

}  // namespace xingji
