#include "io/explain_text.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "io/explain_extras.h"
#include "io/explain_next.h"
#include "io/explain_parts.h"
#include "io/explain_stage.h"
#include "io/explain_times.h"
#include "io/explain_total.h"
#include "io/explain_window.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

class Tree {
 public:
  Tree(const Explanation& explanation, Language language)
      : x_(explanation), pack_(*explanation.pack), language_(language) {}

  std::string whole() {
    head();
    add(total_text(x_, language_));
    bands();
    windows();
    for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) dimension(d);
    if (pack_.dimensions.empty()) {
      for (std::size_t i = 0; i < pack_.indicators.size(); ++i)
        add(indicator_text(x_, i, language_, 0));
      line("");
    }
    gates();
    extras();
    assumptions();
    return std::move(text_);
  }

  std::string branch(const ExplainedPart& part) {
    head();
    windows();
    switch (part.kind) {
      case ExplainedPart::Kind::indicator:
        add(indicator_text(x_, part.position, language_, 0));
        break;
      case ExplainedPart::Kind::gate:
        add(gate_text(x_, part.position, language_));
        break;
      case ExplainedPart::Kind::bonus:
        add(bonus_text(x_, part.position, language_));
        break;
      case ExplainedPart::Kind::deduction:
        add(deduction_text(x_, part.position, language_));
        break;
    }
    return std::move(text_);
  }

 private:
  void add(const std::string& text) { text_ += text; }
  void line(const std::string& text) { text_ += text + '\n'; }
  std::string say(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }

  void head() {
    const Card& card = x_.card;
    line(pick(pack_.title, language_) + " · " + visible(x_.subject) + " · " + format_day(x_.day));
    add(overlays_text(pack_, language_));
    std::string result = say("stars ", "星级 ");
    result += card.stars ? format_micro(*card.stars) : say("none", "无");
    if (card.band) {
      const std::string& title = pick(pack_.bands[*card.band].title, language_);
      if (!title.empty()) result += " (" + title + ')';
    }
    result += say("   total ", "   总分 ");
    result += card.total ? format_micro(*card.total) : say("none", "无");
    line(result + "   " + status_text(card.status, language_));
    const bool zh = language_ == Language::zh;
    for (const std::string& reason : zh ? card.reasons_zh : card.reasons) line("  " + reason);
    add(times_text(x_, language_));
    text_ += stage_text(x_, language_);
    for (std::size_t d = 0; d < pack_.displays.size(); ++d) {
      if (!card.displays[d]) continue;
      line("  " + pick(pack_.displays[d].title, language_) + ' ' + format_micro(*card.displays[d]) +
           held_text(d));
    }
    line("");
  }

  // What a protected number stands in for.
  std::string held_text(std::size_t display) const {
    const auto own = x_.card.held_back.find(display);
    if (own == x_.card.held_back.end()) return {};
    return say(" (held; without that ", "（受保护；不受保护时为 ") +
           (own->second ? format_micro(*own->second) : say("none", "无")) + say(")", "）");
  }

  std::string number(const Number& number) const {
    const auto amount = amount_on(number, x_);
    return amount ? format_micro(*amount) : say("no value", "没有数值");
  }

  std::string band_needs(const Band& band) const {
    std::string needs;
    if (band.total_at_least) {
      needs += say("total at least ", "总分不低于 ") + number(*band.total_at_least);
    }
    if (band.each_dimension_at_least) {
      if (!needs.empty()) needs += say(" and ", "，且");
      needs += say("each dimension at least ", "各维度均不低于 ") +
               number(*band.each_dimension_at_least);
    }
    return needs.empty() ? say("otherwise", "其余") : needs;
  }

  void bands() {
    line(say("Stars", "星级标准"));
    for (std::size_t b = 0; b < pack_.bands.size(); ++b) {
      const Band& band = pack_.bands[b];
      const bool is_own = x_.card.band == b;
      std::string row = is_own ? "  > " : "    ";
      row += pad_right(number(band.stars), 5);
      const std::string& title = pick(band.title, language_);
      if (!title.empty()) row += title + say(": ", "：");
      row += band_needs(band);
      row += next_band_text(x_, b, language_);
      if (is_own) row += "   " + said_text(band.stars.on(x_.day)->said, pack_, language_);
      line(row);
    }
    line("");
  }

  void windows() {
    std::vector<std::size_t> all(pack_.measures.size());
    std::iota(all.begin(), all.end(), 0);
    const std::string text = windows_text(x_, all, "  ", language_);
    if (text.empty()) return;
    line(say("Windows by volume", "按量选择的窗口"));
    line(text);
  }

  void dimension(std::size_t d) {
    const Dimension& dimension = pack_.dimensions[d];
    const DimensionResult& result = x_.card.dimensions[d];
    const Number::Entry* weight = dimension.weight.on(x_.day);
    std::string row = pick(dimension.title, language_) + " [" + dimension.id + "]  " +
                      (result.score ? format_micro(*result.score) : say("no data", "无数据"));
    if (result.score != result.raw_score && result.raw_score) {
      row +=
          say("  (of the weights ", "（加权得 ") + format_micro(*result.raw_score) + say(")", "）");
    }
    if (weight != nullptr) {
      row += say("   weight ", "   权重 ") +
             print_number(Type::number, amount_on(dimension.weight, x_).value_or(0), true) + "  " +
             said_text(weight->said, pack_, language_);
    }
    line(row);
    add(mean_text(x_, d, language_));
    for (const Dimension::Part& part : dimension.parts) {
      const Micro share = amount_on(part.weight, x_).value_or(0);
      add(indicator_text(x_, part.indicator, language_, share));
    }
    line("");
  }

  void gates() {
    if (pack_.gates.empty()) return;
    line(say("Gates", "门槛"));
    for (std::size_t g = 0; g < pack_.gates.size(); ++g) add(gate_text(x_, g, language_));
    line("");
  }

  void extras() {
    if (!pack_.bonuses.empty()) {
      line(say("Bonuses", "加分"));
      for (std::size_t b = 0; b < pack_.bonuses.size(); ++b) add(bonus_text(x_, b, language_));
      line("");
    }
    if (!pack_.deductions.empty()) {
      line(say("Deductions", "扣分"));
      for (std::size_t d = 0; d < pack_.deductions.size(); ++d) {
        add(deduction_text(x_, d, language_));
      }
      line("");
    }
  }

  void assumptions() {
    if (x_.card.assumptions.empty()) return;
    line(say("Assumed numbers that this card rests on: ", "本卡片所依据的假定数值：") +
         std::to_string(x_.card.assumptions.size()));
    std::vector<std::string> told;
    for (std::size_t a = 0; a < x_.card.assumptions.size(); ++a) {
      const std::string& reason = pick(x_.card.assumed_because[a], language_);
      if (std::find(told.begin(), told.end(), reason) != told.end()) continue;
      told.push_back(reason);
      line("  " + reason);
      for (std::size_t same = a; same < x_.card.assumptions.size(); ++same) {
        if (pick(x_.card.assumed_because[same], language_) != reason) continue;
        line("      " + x_.card.assumptions[same]);
      }
    }
  }

  const Explanation& x_;
  const Pack& pack_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string to_text(const Explanation& explanation, Language language,
                    const std::optional<ExplainedPart>& part) {
  Tree tree(explanation, language);
  return part ? tree.branch(*part) : tree.whole();
}

}  // namespace xingji
