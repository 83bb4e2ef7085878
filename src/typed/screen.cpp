#include "typed/screen.h"

#include <algorithm>

#include "base/text.h"
#include "engine/number.h"
#include "io/explain_parts.h"
#include "io/explain_words.h"

namespace xingji::typed {
namespace {

constexpr std::size_t most_advice = 3;

class Screen {
 public:
  Screen(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis, Language language)
      : pack_(pack), typed_(typed), x_(diagnosis), card_(diagnosis.card), language_(language) {
    for (const Indicator& indicator : pack.indicators) {
      title_width_ = std::max(title_width_, display_width(pick(indicator.title, language)));
    }
    for (const auto& [i, printed] : typed.indicators) {
      value_width_ = std::max(value_width_, display_width(value_text(i)));
    }
  }

  std::string text() {
    head();
    for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) dimension(d);
    if (pack_.dimensions.empty()) {
      for (std::size_t i = 0; i < pack_.indicators.size(); ++i) indicator(i);
    }
    advice();
    unknown();
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
  static std::string signed_number(Micro value) { return (value >= 0 ? "+" : "") + number(value); }

  void head() {
    line(title(pack_.title) + " · " + format_day(card_.day) +
         say(" · 按您提供的数字试算，结果为暂定", " · from the numbers you gave, provisional"));
    text_ += overlays_text(pack_, language_);
    line("");
    std::string result;
    if (card_.stars) result = "★ " + number(*card_.stars) + say(" 星", " stars");
    if (card_.total) result += say("   总分 ", "   total ") + number(*card_.total);
    if (!card_.total) result = say("算不出总分", "no total");
    line(result + official());
    if (!card_.total) {
      for (const std::string& reason :
           language_ == Language::zh ? card_.reasons_zh : card_.reasons) {
        line("  " + reason);
      }
    }
    if (!is_final(pack_, card_.day)) {
      const Day last = last_of_period(card_.day, pack_.period->ends_on);
      line(say("  评价周期到 ", "  the period ends on ") + format_day(last) +
           say(" 结束，目前只是预估", "; so far it is only a preview"));
    }
    next_band();
    line("");
  }

  std::string official() const {
    if (!typed_.total && !typed_.stars) return {};
    std::string text = say("   平台显示", "   the platform shows");
    if (typed_.stars) text += " " + number(*typed_.stars) + say(" 星", " stars");
    if (typed_.total) text += say(" 总分 ", " total ") + number(*typed_.total);
    std::string difference;
    if (typed_.total && card_.total) {
      difference = say("总分 ", "total ") + signed_number(*card_.total - *typed_.total);
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

  // Nobody types attributes.
  std::optional<Micro> amount_on(const Number& number) const {
    return xingji::amount_on(number, pack_, Attributes(), card_.day);
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
    line(say("  下一档 ", "  the next band, ") + number(*stars) + say(" 星：", " stars: ") + needs);
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

  std::string value_text(std::size_t i) const {
    return print_value(to_micro(typed_.indicators.at(i).value).value_or(0),
                       pack_.indicators[i].printed_as, language_);
  }

  void indicator(std::size_t i) {
    if (!typed_.indicators.contains(i)) return;
    const IndicatorResult& result = card_.indicators[i];
    std::string text = "  " + pad_right(title_of(i), title_width_) + "  " +
                       pad_left(value_text(i), value_width_) + "  ";
    if (result.status == IndicatorStatus::not_in_force) {
      line(text + say("这一天还不计分", "not in force on this day"));
      return;
    }
    text += pad_left(result.points ? number(*result.points) : "-", 4) + say(" 分", " points");
    if (result.status == IndicatorStatus::no_peers) text += say("   没有同行数据", "   no peers");
    if (const auto beaten = typed_.beaten.find(i); beaten != typed_.beaten.end()) {
      text += say("   超过同行 ", "   beats ") + percent(beaten->second) + say("", " of the peers");
    }
    if (x_.next[i]) {
      text += "   " + step_text(*x_.next[i]);
    } else if (result.step && result.points) {
      text += say("   已到最高一档", "   the best step");
    }
    line(text);
  }

  std::string percent(const Ratio& share) const {
    return print_value(to_micro(share).value_or(0), Indicator::PrintedAs::percent, language_);
  }

  std::string points_of_percentage(const Ratio& share) const {
    std::string text = percent(share);
    text.pop_back();
    return text + say(" 个百分点", " points of percentage");
  }

  // "再提高 2 个百分点到 80%，得 5 分"
  std::string step_text(const NextStep& next) const {
    const Indicator& indicator = pack_.indicators[next.indicator];
    if (is_ranked(indicator)) {
      return say("再多超过 ", "beat ") + points_of_percentage(next.distance) +
             say("的同行，到 ", " more of the peers, ") + percent(next.bound) +
             say("，就得 ", ", for ") + number(next.points) + say(" 分", " points");
    }
    const bool up = next.edge == Step::Edge::at_least || next.edge == Step::Edge::above;
    const bool is_open = next.edge == Step::Edge::above || next.edge == Step::Edge::below;
    const auto printed = [&](const Ratio& value) {
      return print_value(to_micro(value).value_or(0), indicator.printed_as, language_);
    };
    const std::string distance = indicator.printed_as == Indicator::PrintedAs::percent
                                     ? points_of_percentage(next.distance)
                                     : printed(next.distance);
    const bool is_time = indicator.value.type == Type::duration;
    std::string text = up        ? say("再提高 ", "raise by ")
                       : is_time ? say("再缩短 ", "shorten by ")
                                 : say("再降低 ", "lower by ");
    text += distance;
    if (is_open) {
      text += up ? say("，超过 ", " to above ") : say("，低于 ", " to below ");
    } else {
      text += up ? say("，达到 ", " to ") : say("，不超过 ", " to at most ");
    }
    text +=
        printed(next.bound) + say("，就得 ", " for ") + number(next.points) + say(" 分", " points");
    return text;
  }

  void advice() {
    if (x_.weak.empty()) return;
    line("");
    line(say("先做这几件（按能加多少总分排序）", "Do these first (by what the total gains)"));
    std::size_t shown = 0;
    for (const std::size_t i : x_.weak) {
      if (shown == most_advice) break;
      const NextStep& next = *x_.next[i];
      std::string text = "  " + std::to_string(++shown) + ". " + title_of(i);
      if (next.total_gained && *next.total_gained > 0) {
        text += say("：升一档，总分 ", ": the next step gives the total ") +
                signed_number(*next.total_gained);
        if (next.stars && card_.stars && *next.stars != *card_.stars) {
          text += say("，升到 ", " and ") + number(*next.stars) + say(" 星", " stars");
        }
      }
      line(text);
      const std::string& advice = title(pack_.indicators[i].advice);
      if (!advice.empty()) line("     " + advice);
    }
    if (x_.total_with_all && x_.weak.size() > 1) {
      line(say("  每项都升一档：总分 ", "  every one of them a step up: total ") +
           number(*x_.total_with_all) +
           (x_.stars_with_all ? say("，", ", ") + number(*x_.stars_with_all) + say(" 星", " stars")
                              : ""));
    }
  }

  // How to say what the screen knows of peers, by the first indicator that lacks them.
  std::string without_peers() const {
    for (const auto& [i, printed] : typed_.indicators) {
      if (card_.indicators[i].status != IndicatorStatus::no_peers) continue;
      return say("没有同行数据的指标不知道排第几；屏幕上有“超过同行”的比例，就写在后面：",
                 "Without peers nobody knows a rank; where the screen says how many it beats, add "
                 "that: ") +
             title_of(i) + '=' + printed.text + say(" 超过75%", " beats 75%");
    }
    return {};
  }

  void unknown() {
    std::string missing;
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const bool is_due = card_.indicators[i].status == IndicatorStatus::no_data;
      if (!is_due || typed_.indicators.contains(i)) continue;
      missing += (missing.empty() ? "" : say("、", ", ")) + title_of(i);
    }
    std::string gates;
    for (std::size_t g = 0; g < pack_.gates.size(); ++g) {
      if (card_.gates[g].state != GateResult::State::unknown_passed) continue;
      gates += (gates.empty() ? "" : say("、", ", ")) + title(pack_.gates[g].title);
    }
    const std::string alone = without_peers();
    if (missing.empty() && gates.empty() && alone.empty() && card_.assumptions.empty()) return;
    line("");
    if (!alone.empty()) line(alone);
    if (!missing.empty()) line(say("没有填：", "Not given: ") + missing);
    if (!gates.empty()) {
      line(say("不知道的门槛：", "Gates that are not known: ") + gates +
           say("，按通过算，真实结果可能更低", "; taken as passed, the true result may be lower"));
    }
    if (!card_.assumptions.empty()) {
      line(say("这次用到规则里 ", "These results rest on ") +
           std::to_string(card_.assumptions.size()) +
           say(" 处没有公开来源的假定，与平台有出入属正常",
               " assumptions that no public source settles; expect differences"));
    }
  }

  void notes() {
    if (!typed_.remarks.empty()) line("");
    for (const Title& remark : typed_.remarks) line(say("注意：", "Note: ") + title(remark));
    if (typed_.not_understood.empty()) return;
    line("");
    line(say("没看懂，没有算进去：", "Not understood and left out:"));
    for (const Title& what : typed_.not_understood) line("  " + title(what));
  }

  const Pack& pack_;
  const Typed& typed_;
  const Diagnosis& x_;
  const Card& card_;
  Language language_;
  std::size_t title_width_ = 0;
  std::size_t value_width_ = 0;
  std::string text_;
};

}  // namespace

std::string screen_text(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis,
                        Language language) {
  return Screen(pack, typed, diagnosis, language).text();
}

}  // namespace xingji::typed
