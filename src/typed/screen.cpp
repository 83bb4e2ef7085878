#include "typed/screen.h"

#include <algorithm>

#include "base/plural.h"
#include "base/text.h"
#include "engine/indicator.h"
#include "engine/number.h"
#include "io/explain_parts.h"
#include "io/explain_stage.h"
#include "io/explain_words.h"
#include "pack/best.h"
#include "typed/idle.h"
#include "typed/impossible.h"
#include "typed/phrases.h"
#include "typed/screen_advice.h"
#include "typed/screen_missing.h"
#include "typed/screen_undecided.h"
#include "typed/wrapped.h"

namespace xingji::typed {
namespace {

class Screen {
 public:
  Screen(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis,
         const std::vector<Title>& about, Language language)
      : pack_(pack),
        typed_(typed),
        x_(diagnosis),
        card_(diagnosis.card),
        about_(about),
        language_(language) {
    for (const Indicator& indicator : pack.indicators) {
      title_width_ = std::max(title_width_, display_width(pick(indicator.title, language)));
    }
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      if (is_known(i)) value_width_ = std::max(value_width_, display_width(value_text(i)));
    }
  }

  std::string text() {
    head();
    for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) dimension(d);
    if (pack_.dimensions.empty()) {
      for (std::size_t i = 0; i < pack_.indicators.size(); ++i) indicator(i);
    }
    gates();
    extras();
    text_ += is_given_by_stage() ? "" : advice_text(pack_, x_, language_);
    text_ += undecided_text(pack_, x_, language_);
    text_ += missing_text(pack_, typed_, x_, language_);
    notes();
    return std::move(text_);
  }

 private:
  void line(const std::string& text) { text_ += text + '\n'; }
  std::string say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }
  std::string title(const Title& title) const { return pick(title, language_); }
  std::string title_of(std::size_t i) const { return title(pack_.indicators[i].title); }
  // Three places are as far as anybody reads.
  static std::string number(Micro value) { return format_micro(round_to(value, 3)); }
  std::string counting(const std::string& value, const char* zh, const char* one) const {
    return language_ == Language::zh ? value + ' ' + zh : counted(value, one);
  }
  std::string stars(Micro value) const { return counting(number(value), "星", "star"); }
  std::string named_stars(Micro value) const { return stars_text(pack_, x_, value, language_); }
  static std::string signed_number(Micro value) { return (value >= 0 ? "+" : "") + number(value); }

  void head() {
    line(title(pack_.title) + " · " + format_day(card_.day) +
         say(" · 按您提供的数字试算，结果为暂定", " · from the numbers you gave, provisional"));
    text_ += overlays_text(pack_, language_);
    for (const Title& each : about_) long_line("  ", title(each));
    remarks(typed_.remarks);
    line("");
    std::string result;
    if (card_.stars) result = "★ " + named_stars(*card_.stars);
    if (card_.total) result += say("   总分 ", "   total ") + number(*card_.total);
    if (!card_.total) result = say("算不出总分", "no total");
    line(result + official());
    displays();
    if (!card_.total) no_total();
    if (card_.total && !is_given_by_stage()) how_much();
    if (is_given_by_stage()) {
      line(say("  阶段：", "  stage: ") + title(pack_.stages[*card_.stage].title) +
           say("，总分是这个阶段的规则给的，不是各指标得分合成的",
               "; its own rule gives the total, not the points of the indicators"));
      const std::string cause = stage_cause();
      if (!cause.empty()) long_line("  ", say("因为：", "because: ") + cause);
    }
    if (!is_final(pack_, card_.day)) {
      const Day last = last_of_period(card_.day, pack_.period->ends_on);
      line(say("  评价周期到 ", "  the period ends on ") + format_day(last) +
           say(" 结束，目前只是预估", "; so far it is only a preview"));
    }
    if (!is_given_by_stage()) next_band();
    line("");
  }

  // What buyers see of it.
  void displays() {
    std::string shown;
    for (std::size_t d = 0; d < pack_.displays.size(); ++d) {
      if (!card_.displays[d]) continue;
      shown += (shown.empty() ? "  " : say("，", ", ")) + title(pack_.displays[d].title) + ' ' +
               number(*card_.displays[d]);
    }
    if (!shown.empty()) line(shown);
  }

  // One good number does not make a good shop.
  void how_much() {
    std::size_t asked = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < card_.indicators.size(); ++i) {
      const IndicatorResult& result = card_.indicators[i];
      const bool is_out = result.status == IndicatorStatus::not_in_force;
      if (is_out || is_only_shown(pack_.indicators[i])) continue;
      ++asked;
      if (result.points && !result.by_missing_rule) ++known;
    }
    if (known == asked) return;
    line(say("  只算了 ", "  only ") + std::to_string(known) + say(" 项指标（共 ", " of ") +
         std::to_string(asked) +
         say(" 项），其余没有数据，真实结果可能差很多",
             " indicators count, the others are not known: the true result may be far off"));
  }

  void remarks(const std::vector<Title>& of) {
    for (const Title& remark : of) long_line("  ", say("注意：", "Note: ") + title(remark));
  }

  bool is_given_by_stage() const {
    return card_.total && card_.stage && !pack_.stages[*card_.stage].total.empty();
  }

  std::string stage_cause() const {
    Explanation explanation;
    explanation.pack = &x_.trial.pack;
    explanation.day = card_.day;
    explanation.card = card_;
    explanation.balances = x_.trial.balances;
    return stage_cause_text(explanation, language_);
  }

  // Without these the rules give no total.
  std::string required() const {
    std::string names;
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const IndicatorResult& result = card_.indicators[i];
      const Indicator& way = as_judged(pack_.indicators[i], result.branch);
      const bool is_required = result.status == IndicatorStatus::no_data &&
                               way.no_data.kind == MissingRule::Kind::no_score;
      if (is_required) names += (names.empty() ? "" : say("、", ", ")) + title_of(i);
    }
    return names;
  }

  void no_total() {
    const auto is_alone = [](const IndicatorResult& result) {
      return result.status == IndicatorStatus::no_peers && !result.points;
    };
    const auto alone = std::count_if(card_.indicators.begin(), card_.indicators.end(), is_alone);
    if (alone > 0) {
      const std::string names = required();
      if (!names.empty()) {
        long_line("  ",
                  say("没有 ", "without ") + names + say(" 就没有总分", " there is no total"));
      }
      long_line("  ", say("有 ", "") + std::to_string(alone) +
                          say(" 项按同行排名给分，还没有填排名，见下面",
                              " of the indicators are ranked among peers and have no rank yet, "
                              "see below"));
      return;
    }
    if (x_.trial.lacks_numbers) return;  // said below, with what to give
    for (const std::string& reason : language_ == Language::zh ? card_.reasons_zh : card_.reasons) {
      line("  " + reason);
    }
  }

  void long_line(const std::string& indent, const std::string& text) {
    text_ += wrapped(indent, text);
  }

  std::string official() const {
    if (!typed_.total && !typed_.stars) return {};
    std::string text = say("   平台显示", "   the platform shows");
    if (typed_.stars) text += " " + stars(*typed_.stars);
    if (typed_.total) text += say(" 总分 ", " total ") + number(*typed_.total);
    std::string difference;
    if (typed_.total && card_.total) {
      const Micro total = *card_.total - *typed_.total;
      difference = total == 0 ? say("总分一致", "the same total")
                              : say("总分 ", "total ") + signed_number(total);
    }
    if (typed_.stars && card_.stars) {
      if (!difference.empty()) difference += say("，", ", ");
      const Micro stars = *card_.stars - *typed_.stars;
      difference += stars == 0 ? say("星级一致", "the same stars")
                               : say("星级 ", "stars ") + signed_number(stars);
    }
    if (difference.empty()) return text;
    return text + say("（试算减平台：", " (ours less theirs: ") + difference + say("）", ")");
  }

  std::optional<Micro> amount_on(const Number& number) const {
    return xingji::amount_on(number, pack_, x_.trial.balances.attributes, card_.day);
  }

  // What the next better band asks for that the card does not have.
  void next_band() {
    if (!card_.band || *card_.band == 0 || !card_.total) return;
    const Band& band = pack_.bands[*card_.band - 1];
    const auto stars = amount_on(band.stars);
    if (!stars) return;
    std::string needs;
    const auto need = [&](const std::string& what) {
      needs += (needs.empty() ? "" : say("；", "; ")) + what;
    };
    if (band.total_at_least) {
      const auto line = amount_on(*band.total_at_least);
      if (line && *card_.total < *line) {
        need(say("总分要到 ", "the total must reach ") + number(*line) + say("，还差 ", ", ") +
             number(*line - *card_.total) + say("", " to go"));
      }
    }
    if (band.each_dimension_at_least) {
      const auto line = amount_on(*band.each_dimension_at_least);
      for (std::size_t d = 0; line && d < pack_.dimensions.size(); ++d) {
        const auto& score = card_.dimensions[d].score;
        if (!score || *score >= *line) continue;
        need(title(pack_.dimensions[d].title) + say("要从 ", " must rise from ") + number(*score) +
             say(" 升到 ", " to ") + number(*line));
      }
    }
    if (needs.empty()) return;
    long_line("  ",
              say("下一档 ", "the next band, ") + named_stars(*stars) + say("：", ": ") + needs);
  }

  void dimension(std::size_t d) {
    const Dimension& dimension = pack_.dimensions[d];
    const DimensionResult& result = card_.dimensions[d];
    std::string text = title(dimension.title) + "  " +
                       (result.score ? number(*result.score) : say("没有数据", "no data"));
    if (const auto weight = amount_on(dimension.weight)) {
      text += say("  权重 ", "  weight ") + print_number(Type::number, *weight, true);
    }
    if (const auto shown = typed_.dimensions.find(d); shown != typed_.dimensions.end()) {
      text += say("  平台显示 ", "  the platform shows ") + number(shown->second);
    }
    line(text);
    for (const Dimension::Part& part : dimension.parts) indicator(part.indicator);
  }

  // By counts where these decide, whatever was typed; the typed number is idle then.
  std::string value_text(std::size_t i) const {
    const IndicatorResult& result = card_.indicators[i];
    const auto typed = typed_.indicators.find(i);
    const Indicator& way = as_judged(pack_.indicators[i], result.branch);
    const bool is_judged = result.branch && result.value_rounded;
    const bool is_typed = typed != typed_.indicators.end() && is_given_to(i, result.branch, pack_);
    const auto value =
        is_judged || !is_typed ? result.value_rounded : to_micro(typed->second.value);
    return value ? print_value(*value, way.printed_as, language_) : say("没有数据", "no data");
  }

  bool is_known(std::size_t i) const { return has_row(i, typed_, card_); }

  std::string points_note(std::size_t i) const {
    const IndicatorResult& result = card_.indicators[i];
    const bool is_alone = result.status == IndicatorStatus::no_peers;
    if (is_alone && !result.points) {
      return say("   排名不知道，得分也就不知道", "   no rank, so no points");
    }
    const bool is_small = result.status == IndicatorStatus::fixed && !result.value_rounded;
    if (is_small && result.points) {
      return say("   样本小，按规则这样给分", "   a small sample; the rules give this then");
    }
    if (!result.by_missing_rule || !result.points) return {};
    return is_alone ? say("   没有排名，按规则这样给分", "   no rank; the rules give this then")
                    : say("   没有数据，按规则这样给分", "   no data; the rules give this then");
  }

  void indicator(std::size_t i) {
    if (!is_known(i)) return;
    const IndicatorResult& result = card_.indicators[i];
    std::string text = "  " + pad_right(title_of(i), title_width_) + "  " +
                       pad_left(value_text(i), value_width_) + "  ";
    if (result.status == IndicatorStatus::not_in_force) {
      line(text + say("这一天还不计分", "not in force on this day"));
      return;
    }
    const std::string points = result.points ? number(*result.points) : "-";
    text += std::string(4 - std::min<std::size_t>(points.size(), 4), ' ');
    text += counting(points, "分", "point") + points_note(i);
    if (const auto beaten = typed_.beaten.find(i); beaten != typed_.beaten.end()) {
      text += say("   超过同行 ", "   beats ") + percent_text(beaten->second, language_) +
              say("", " of the peers");
    }
    if (x_.next[i]) {
      text += "   " + step_text(*x_.next[i], pack_, language_);
    } else if (result.step && result.points) {
      text += is_only_shown(pack_.indicators[i])
                  ? say("   只供查看，不影响得分", "   only shown, earns nothing")
                  : say("   已到最高一档", "   the best step");
    }
    line(text);
  }

  void gates() {
    for (std::size_t g = 0; g < pack_.gates.size(); ++g) {
      const auto state = card_.gates[g].state;
      const bool is_known =
          state == GateResult::State::passed || state == GateResult::State::failed;
      if (is_known) long_line("", gate_text(pack_, x_, g, language_));
    }
  }

  // What the total has beside the dimensions.
  void extras() {
    for (std::size_t d = 0; d < pack_.deductions.size(); ++d) {
      const DeductionResult& result = card_.deductions[d];
      if (result.state != DeductionResult::State::taken) continue;
      line(say("扣分：", "Deduction: ") + title(pack_.deductions[d].title) + "  " +
           (result.cases ? number(*result.cases) + say(" 起  ", " cases  ") : "") +
           signed_number(-result.points));
    }
    for (std::size_t b = 0; b < pack_.bonuses.size(); ++b) {
      if (card_.bonuses[b].state != BonusResult::State::given) continue;
      const auto add = amount_on(pack_.bonuses[b].add);
      line(say("加分：", "Bonus: ") + title(pack_.bonuses[b].title) +
           (add ? "  " + signed_number(*add) : ""));
    }
  }

  void notes() {
    std::vector<Title> notes = impossible_counts(pack_, typed_);
    for (Title& idle : idle_values(pack_, typed_, card_)) notes.push_back(std::move(idle));
    if (!notes.empty()) line("");
    for (const Title& each : notes) long_line("", say("注意：", "Note: ") + title(each));
    if (typed_.not_understood.empty() && typed_.of_others.empty()) return;
    line("");
    line(say("没看懂，没有算进去：", "Not understood and left out:"));
    for (const Title& what : typed_.not_understood) long_line("  ", title(what));
    for (const Title& what : typed_.of_others) long_line("  ", title(what));
  }

  const Pack& pack_;
  const Typed& typed_;
  const Diagnosis& x_;
  const Card& card_;
  const std::vector<Title>& about_;
  Language language_;
  std::size_t title_width_ = 0;
  std::size_t value_width_ = 0;
  std::string text_;
};

}  // namespace

std::string screen_text(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis,
                        const std::vector<Title>& about, Language language) {
  return Screen(pack, typed, diagnosis, about, language).text();
}

}  // namespace xingji::typed
