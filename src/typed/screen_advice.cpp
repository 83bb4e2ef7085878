#include "typed/screen_advice.h"

#include "typed/phrases.h"
#include "typed/wrapped.h"

namespace xingji::typed {
namespace {

class Advice {
 public:
  Advice(const Pack& pack, const Diagnosis& diagnosis, Language language)
      : pack_(pack), x_(diagnosis), card_(diagnosis.card), language_(language) {}

  std::string text() {
    advice();
    return std::move(text_);
  }

 private:
  void line(const std::string& text) { text_ += text + '\n'; }
  void long_line(const std::string& indent, const std::string& text) {
    text_ += wrapped(indent, text);
  }
  std::string say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }
  std::string title(const Title& title) const { return pick(title, language_); }
  // Three places are as far as anybody reads.
  static std::string number(Micro value) { return format_micro(round_to(value, 3)); }
  static std::string signed_number(Micro value) { return (value >= 0 ? "+" : "") + number(value); }
  std::string named_stars(Micro value) const { return stars_text(pack_, x_, value, language_); }

  void advice() {
    if (x_.weak.empty()) return;
    line("");
    if (!x_.to_band.steps.empty()) return advise_to_band();
    if (!x_.together.empty()) return advise_together();
    line(card_.total
             ? say("先做这几件（按能加多少总分排序）", "Do these first (by what the total gains)")
             : say("可以做这几件（没有总分，不分先后）",
                   "What can be done (in no order, for want of a total)"));
    const Micro most = x_.weak.front().total_gained.value_or(0);
    for (std::size_t w = 0; w < x_.weak.size() && w < most_advice; ++w) {
      // Alone it changes nothing.
      if (most > 0 && x_.weak[w].total_gained.value_or(0) <= 0) break;
      advise(x_.weak[w], w + 1);
    }
    tell_all();
  }

  void advise_together() {
    line(say("先把这几件一起做：单做一件，总分不变",
             "Do these together: none of them gains anything alone"));
    for (std::size_t s = 0; s < x_.together.size(); ++s) advise(x_.together[s], s + 1);
    line(say("  一起做：总分 ", "  together: total ") + number(*x_.total_together) +
         (x_.stars_together ? say("，", ", ") + named_stars(*x_.stars_together) : ""));
    tell_all();
  }

  // What gains most alone need not lead to the next band.
  void advise_to_band() {
    const ToBand& way = x_.to_band;
    const bool is_one = way.steps.size() == 1;
    line((way.stars ? say("要升到 ", "For ") + named_stars(*way.stars)
                    : say("要升到下一档", "For the next band")) +
         (is_one ? say("，先做这一件", " do this first")
                 : say("，一起做这几件，少一件都不够", " do these together, all of them")));
    for (std::size_t s = 0; s < way.steps.size(); ++s) advise(way.steps[s], s + 1);
    line((is_one ? say("  做到：总分 ", "  done: total ")
                 : say("  一起做：总分 ", "  together: total ")) +
         number(*way.total) + (way.stars ? say("，", ", ") + named_stars(*way.stars) : ""));
    tell_all();
  }

  void tell_all() {
    // A way to the next band may go further than one step of each.
    const bool is_told = x_.together.size() == x_.weak.size() ||
                         (!x_.to_band.steps.empty() && x_.to_band.total >= x_.total_with_all);
    if (x_.total_with_all && x_.weak.size() > 1 && !is_told) {
      line(say("  每项都升一档：总分 ", "  every one of them a step up: total ") +
           number(*x_.total_with_all) +
           (x_.stars_with_all ? say("，", ", ") + named_stars(*x_.stars_with_all) : ""));
    }
  }

  void advise(const NextStep& next, std::size_t place) {
    const std::size_t at = next.of.position;
    std::string text = "  " + std::to_string(place) + ". " + name_text(next, pack_, language_);
    if (next.total_gained && *next.total_gained > 0) {
      text += goal_text(next, pack_, language_) + signed_number(*next.total_gained);
      if (next.stars && card_.stars && *next.stars != *card_.stars) {
        text += say("，升到 ", " and ") + named_stars(*next.stars);
      }
    } else if (next.of.kind == Thing::Kind::indicator && !x_.to_band.steps.empty()) {
      text += say("：", ": ") + step_text(next, pack_, language_);
    }
    line(text);
    if (next.of.kind != Thing::Kind::indicator) {
      return long_line("     ", act_text(pack_, x_, next, language_));
    }
    const std::string& advice = title(pack_.indicators[at].advice);
    if (!advice.empty()) long_line("     ", advice);
  }

  const Pack& pack_;
  const Diagnosis& x_;
  const Card& card_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string advice_text(const Pack& pack, const Diagnosis& diagnosis, Language language) {
  return Advice(pack, diagnosis, language).text();
}

}  // namespace xingji::typed
