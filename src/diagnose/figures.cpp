#include <algorithm>

#include "base/text.h"
#include "diagnose/short_of.h"
#include "diagnose/voice.h"
#include "diagnose/words.h"
#include "engine/indicator.h"
#include "io/explain_text.h"
#include "pack/best.h"

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
    const Stand& stand = d_.stand;
    if (!stand.band || !stand.total) return;
    const std::size_t own = *stand.band;
    for (std::size_t up = 1; up <= std::min(own, levels_above); ++up) {
      const Band& band = pack_.bands[own - up];
      std::string needs;
      const auto need = [&](const std::string& what) {
        needs += (needs.empty() ? "" : say("; ", "；")) + what;
      };
      if (band.total_at_least) {
        const Micro least = amount_on(*band.total_at_least, x_).value_or(0);
        need(say("total ", "总分 ") + format_micro(least) +
             (least > *stand.total
                  ? say(", short by ", "，还差 ") + short_number(least - *stand.total)
                  : say(", reached", "，已达到")));
      }
      if (band.each_dimension_at_least) {
        const Micro least = amount_on(*band.each_dimension_at_least, x_).value_or(0);
        for (std::size_t i = 0; i < stand.dimensions.size(); ++i) {
          const auto& score = stand.dimensions[i];
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
      const auto weight = amount_on(dimension.weight, x_);
      line("  " + title(dimension.title) + "  " + score_text(i) +
           (weight ? say("  weight ", "  权重 ") + print_number(Type::number, *weight, true) : "") +
           (is_weak_dimension(i) ? say("  weak", "  短板") : ""));
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
    without_counts();
  }

  // A sample is typed beside what is one measure over another, and nothing else.
  bool takes_sample(const Finding& finding) const {
    if (finding.of != Goal::Of::indicator) return false;
    const Indicator& indicator = pack_.indicators[finding.position];
    return indicator.numerator && indicator.denominator;
  }

  void without_counts() {
    std::string titles;
    for (const Finding& finding : d_.findings) {
      if (!lacks_counts({finding}) || !takes_sample(finding)) continue;
      titles += (titles.empty() ? "" : say(", ", "、")) + title_of(x_, finding, language_);
    }
    if (titles.empty()) return;
    line(say("  Only shares were given; with the counts, as in 2.08%(1/48) or in the columns "
             "numerator "
             "and denominator of readings.csv, how many it takes can be said: ",
             "  只填了比率；连分子、分母一起填，如 2.08%(1/48)，或 readings.csv 的 "
             "numerator、denominator 两列，就能说出具体要几个：") +
         titles);
  }

  std::string score_text(std::size_t dimension) const {
    const auto& score = d_.stand.dimensions[dimension];
    if (!score) return say("no data", "没有数据");
    const bool is_own = card_.dimensions[dimension].score == score;
    return short_number(*score) + (is_own ? "" : say(" (the platform's)", "（平台显示）"));
  }

  bool is_weak_dimension(std::size_t dimension) const {
    const auto& weak = d_.weak_dimensions;
    return std::find(weak.begin(), weak.end(), dimension) != weak.end();
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
      text += remark(finding, result);
    } else if (finding.of == Goal::Of::gate) {
      text += is_only_told(x_, finding) ? say("  to be mended", "  需要处理")
                                        : say("  gate failed", "  门槛未达标");
    } else {
      text += say("  deducted ", "  扣 ") + short_number(card_.deductions[finding.position].points);
    }
    line(text);
    if (is_best_value(finding)) return;
    std::size_t told = 0;
    for (std::size_t w = 0; w < finding.ways.size() && told < levels_above; ++w) {
      if (w > 0 && says_nothing_new(finding, w)) continue;
      way(finding, w);
      ++told;
    }
  }

  // Its value is the best there is, so no act leads to the levels that are left.
  bool is_best_value(const Finding& finding) const {
    return finding.of == Goal::Of::indicator && !finding.ways.empty() &&
           is_as_good_as_can_be(x_, finding.position) &&
           std::all_of(finding.ways.begin(), finding.ways.end(),
                       [](const Way& way) { return way.acts.empty() && !way.by_itself; });
  }

  std::string remark(const Finding& finding, const IndicatorResult& result) const {
    if (result.status == IndicatorStatus::fixed) {
      return say("  fixed while the sample is small", "  样本少，按规则固定给分");
    }
    if (is_best_value(finding)) {
      const bool is_rank =
          as_judged(pack_.indicators[finding.position], result.branch).points.form ==
          Points::Form::rank;
      return say("  no value is better", "  数值已到最好") +
             (is_rank ? say("; more points hang on the peers", "，再加分只看同行") : "");
    }
    if (!result.points || !result.value || result.by_missing_rule || !finding.ways.empty()) {
      return {};
    }
    const Indicator& way = as_judged(pack_.indicators[finding.position], result.branch);
    if (is_only_shown(way)) return say("  only shown, earns nothing", "  只供查看，不影响得分");
    const auto best = best_points_of(x_, finding.position);
    if (!best || *result.raw_points < *best) return {};
    if (*result.points < *result.raw_points) return say("  held down by a gate", "  被门槛压低");
    return say("  as good as it gets", "  已到最高");
  }

  // The same act, told with a nearer level.
  static bool was_told(const Finding& finding, std::size_t w, const Distance& distance) {
    for (std::size_t before = 0; before < w; ++before) {
      for (const Distance& other : finding.ways[before].acts) {
        const bool is_it = other.count == distance.count && other.act.kind == distance.act.kind &&
                           is_same(other.act, distance.act);
        if (is_it) return true;
      }
    }
    return false;
  }

  static bool says_nothing_new(const Finding& finding, std::size_t w) {
    const Way& way = finding.ways[w];
    return !way.acts.empty() && way.by_itself == finding.ways[w - 1].by_itself &&
           std::all_of(way.acts.begin(), way.acts.end(),
                       [&](const Distance& distance) { return was_told(finding, w, distance); });
  }

  std::string unreached(const Way& way) const {
    if (way.goal.of == Goal::Of::indicator) {
      const auto& among = card_.indicators[way.goal.position].among;
      if (among && among->from == Among::From::reading) {
        return say("how far the peers' values are is not known",
                   "不知道同行的数值，差多少件说不出");
      }
    }
    if (way.tried == 0) return short_of(x_, way, language_);
    if (needs_every_case(x_, way)) {
      return say("only if every case is, so more of them do not lead to it",
                 "要每一件都是才到，多做几件到不了");
    }
    const std::string tried = std::to_string(way.tried);
    return language_ == Language::zh ? "只做一种，" + tried + " 件以内达不到"
                                     : "not within " + tried + " acts of one kind";
  }

  std::string gained(const Distance& distance) const {
    if (!distance.gained || *distance.gained == 0) return {};
    return say(" (total ", "（总分 ") + with_sign(*distance.gained) + say(")", "）");
  }

  void way(const Finding& finding, std::size_t w) {
    const Way& way = finding.ways[w];
    const std::string text = "      → " + goal_text(x_, way, language_) + say(": ", "：");
    std::string acts;
    for (const Distance& distance : way.acts) {
      // Nobody takes a way that lowers the total where another leads as far.
      const bool is_last_choice = lowers_total(distance) && !lowers_total(way.acts.front());
      if (is_last_choice || was_told(finding, w, distance)) continue;
      acts += (acts.empty() ? "" : say("; or ", "；或 ")) + act_text(x_, distance, language_) +
              more_text(x_, way, distance, language_) + gained(distance);
    }
    if (acts.empty()) acts = way.acts.empty() ? unreached(way) : say("as above", "同上");
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
