// 对账: our numbers beside those that the platform's screen showed, per subject, day and number,
// with the reasons that a difference can have. A reason is one that was found by computing: the
// number is computed again under it and then agrees within what the screen printed. The platform's
// numbers are compared with ours and never enter them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/score.h"
#include "facts/shard.h"

namespace xingji::typed {

enum class Reason : std::uint8_t {
  same,
  rounding,    // the difference is less than the screen prints
  slip,        // agrees when its unit or decimal point is another
  window_lag,  // agrees with another day, or with the window moved by up to three days
  exemption,   // agrees when rows that filings concern are counted otherwise
  gate,        // of a total: agrees without a gate, or with one that did not hold for us
  undecided,   // rules could not be decided: agrees when they hold; or no reason was found
  indicators,  // of a total: agrees when the indicators are what the screen showed
  partial,     // our facts cover only part of the window, or nothing
  assumed,     // none of these, but assumptions went into our number: no reason was found
  unknown,     // none of these
};
std::string_view to_text(Reason reason);
struct Cause {
  Reason reason = Reason::unknown;
  std::string detail;  // for scripts: "-1", "late_shipping_filing", "12/30", paths
  Title words;
  /// Something that was computed explains the difference.
  bool is_found = true;
  /// It explains the page as a whole.
  bool is_of_page = false;
};

struct Compared {
  std::string subject;
  Day day = 0;
  std::string name;  // an indicator's id, "dimension.logistics", "total", "stars"
  Title title;
  Indicator::PrintedAs printed_as = Indicator::PrintedAs::score;
  std::optional<Micro> own;  // as cards print them: shares of 1, seconds, units of money
  /// A total that our facts do not give, computed of the indicators that the screen showed.
  bool is_of_shown = false;
  Micro official = 0;
  std::vector<Cause> causes;  // the likeliest first; never empty
};

/// Compares every reading of the pack up to `last`, of the last `days` days (0: all), subjects and
/// days ascending, in the pack's order. Readings that are no value of their indicator or lie off
/// the scale of totals are left out. The facts stay as they are, but learn the word "approved".
std::vector<Compared> reconcile(const Family& family, FactSet& facts, const ScoreOptions& options,
                                std::int64_t days);

}  // namespace xingji::typed
