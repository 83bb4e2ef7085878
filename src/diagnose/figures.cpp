#include <algorithm>

#include "base/text.h"
#include "diagnose/voice.h"
#include "diagnose/words.h"
#include "engine/indicator.h"
#include "io/explain_text.h"

namespace xingji::diagnose {
namespace {

constexpr std::size_t levels_above = 2;

class Figures : Voice {
 public:
  Figures(const Diagnosis& diagnosis, Language language) : Voice(diagnosis, language) {
    for (const Finding& finding : d_.findings) {
      title_width_ = std::max(title_width_, display_width(title_of(x_, finding, language_)));
    }
  }

  std::string text() {
    figures();
    return std::move(text_);
  }

 private:
  void bands() {
    if (!card_.band || !card_.total) return;
    const std::size_t own = *card_.band;
    for (std::size_t up = 1; up <= std::min(own, levels_above); ++up) {
      const Band& band = pack_.bands[own - up];
      std::string needs;
      const auto need = [&](const std::string& what) {
        needs += (needs.empty() ? "" : say("; ", "；")) + what;
      };
      if (band.total_at_least) {
        const Micro least = amount_on(*band.total_at_least, x_).value_or(0);
        need(say("total ", "总分 ") + format_micro(least) +
             (least > *card_.total
                  ? say(", short by ", "，还差 ") + short_number(least - *card_.total)
                  : say(", reached", "，已达到")));
      }
      if (band.each_dimension_at_least) {
        const Micro least = amount_on(*band.each_dimension_at_least, x_).value_or(0);
        for (std::size_t i = 0; i < card_.dimensions.size(); ++i) {
          const auto& score = card_.dimensions[i].score;
          if (!score || *score >= least) continue;
          need(title(pack_.dimensions[i].title) + say(" ", " ") + short_number(*score) +
               say(" must reach ", " 要到 ") + format_micro(least));
        }
      }
      line("  " + short_name(own - up) + say(": ", "：") + needs);
    }
    line("");
  }

  void figures() {
    bands();
    std::vector<bool> told(pack_.indicators.size(), false);
    for (std::size_t i = 0; i < pack_.dimensions.size(); ++i) {
      const Dimension& dimension = pack_.dimensions[i];
      const auto& score = card_.dimensions[i].score;
      const auto weight = amount_on(dimension.weight, x_);
      line("  " + title(dimension.title) + "  " +
           (score ? short_number(*score) : say("no data", "没有数据")) +
           (weight ? say("  weight ", "  权重 ") + print_number(Type::number, *weight, true) : ""));
      for (const Dimension::Part& part : dimension.parts) {
        finding(d_.findings[part.indicator]);
        told[part.indicator] = true;
      }
    }
    for (std::size_t f = 0; f < d_.findings.size(); ++f) {
      const bool is_told = f < told.size() && told[f];
      if (f == told.size()) line(say("  Gates and deductions", "  门槛和扣分"));
      if (!is_told) finding(d_.findings[f]);
    }
  }

  void finding(const Finding& finding) {
    std::string text = "    " + pad_right(title_of(x_, finding, language_), title_width_);
    if (finding.of == Goal::Of::indicator) {
      const IndicatorResult& result = card_.indicators[finding.position];
      if (result.status == IndicatorStatus::not_in_force) return;
      const Indicator& way = as_judged(pack_.indicators[finding.position], result.branch);
      text += "  " + pad_left(result.value_rounded
                                  ? print_value(*result.value_rounded, way.printed_as, language_)
                                  : say("no data", "没有数据"),
                              12);
      text += "  " + pad_left(result.points ? points(*result.points) : "-", 10);
      if (finding.is_weak) text += say("  weak", "  短板");
      if (result.points && finding.ways.empty() && result.value && !result.by_missing_rule) {
        text += say("  as good as it gets", "  已到最高");
      }
    } else if (finding.of == Goal::Of::gate) {
      text += say("  gate failed", "  门槛未达标");
    } else {
      text += say("  deducted ", "  扣 ") + short_number(card_.deductions[finding.position].points);
    }
    line(text);
    for (std::size_t w = 0; w < std::min(finding.ways.size(), levels_above); ++w) {
      way(finding.ways[w]);
    }
  }

  std::string unreached(const Way& way) const {
    if (way.goal.of == Goal::Of::indicator) {
      const auto& among = card_.indicators[way.goal.position].among;
      if (among && among->from == Among::From::reading) {
        return say("how far the peers' values are is not known",
                   "不知道同行的数值，差多少件说不出");
      }
    }
    return say("no number of single acts reaches it", "单靠一项做多少都达不到");
  }

  void way(const Way& way) {
    std::string text = "      → " + goal_text(x_, way, language_) + say(": ", "：");
    std::string acts;
    for (const Distance& distance : way.acts) {
      acts += (acts.empty() ? "" : say("; or ", "；或 ")) + act_text(x_, distance, language_);
    }
    if (acts.empty()) acts = unreached(way);
    if (!way.acts.empty() && way.acts.front().gained && *way.acts.front().gained != 0) {
      acts += say(" (total ", "（总分 ") + with_sign(*way.acts.front().gained) + say(")", "）");
    }
    line(text + acts);
    if (way.by_itself) {
      line(say("        by itself on ", "        没有新增的话，") + format_day(*way.by_itself) +
           say(" as old cases leave the window, if nothing new happens",
               " 旧记录移出窗口后自动达到"));
    }
  }

  std::size_t title_width_ = 0;
};

}  // namespace

std::string figures_text(const Diagnosis& diagnosis, Language language) {
  return Figures(diagnosis, language).text();
}

}  // namespace xingji::diagnose
