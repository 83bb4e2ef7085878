#include <algorithm>

#include "base/plural.h"
#include "diagnose/short_of.h"
#include "diagnose/voice.h"
#include "diagnose/words.h"
#include "engine/falling.h"
#include "engine/formula.h"
#include "engine/window.h"
#include "pack/measure_names.h"

namespace xingji::diagnose {
namespace {

class PlanText : Voice {
 public:
  PlanText(const Diagnosis& diagnosis, const std::string& explain, Language language)
      : Voice(diagnosis, language), explain_(explain) {}

  std::string text() {
    plan();
    return std::move(text_);
  }

 private:
  std::string titles(const Course::Step& step) const {
    std::string text = title_of(x_, d_.findings[step.finding], language_);
    for (const std::size_t f : step.also) {
      text += say(", ", "、") + title_of(x_, d_.findings[f], language_);
    }
    return text;
  }

  std::string course_text(const Course& course) const {
    std::string text;
    for (const Course::Step& step : course.steps) {
      text += (text.empty() ? "" : say(" + ", " + ")) + titles(step) + say(": ", "：") +
              act_text(x_, step.distance, language_) + otherwise(course, step);
    }
    return text;
  }

  // The figures of a step that another branch of their rule judges then.
  std::string otherwise(const Course& course, const Course::Step& step) const {
    std::vector<std::size_t> figures = {step.finding};
    figures.insert(figures.end(), step.also.begin(), step.also.end());
    std::string text;
    for (const std::size_t f : figures) {
      const auto judged = course.otherwise.find(f);
      if (judged == course.otherwise.end()) continue;
      text += otherwise_text(x_, d_.findings[f].position, judged->second, language_);
    }
    return text;
  }

  void not_found(const NotFound& missed) {
    const std::string name = "  " + short_name(missed.band);
    const auto levels =
        std::find_if(d_.by_levels.begin(), d_.by_levels.end(),
                     [&](const ByLevels& each) { return each.band == missed.band; });
    if (levels != d_.by_levels.end()) return by_levels(*levels);
    std::string why;
    const bool is_raised = missed.total && (!card_.total || *missed.total > *card_.total);
    if (is_raised) {
      why = say("the total comes to ", "总分到 ") + short_number(*missed.total);
    } else if (missed.total) {
      why = say("the total does not rise", "总分也不会提高");
    }
    for (const std::size_t d : missed.dimensions) {
      why += (why.empty() ? "" : say(", ", "，")) + title(pack_.dimensions[d].title) +
             say(" stays below its line", "仍低于标准线");
    }
    for (const std::size_t g : missed.gates) {
      why += (why.empty() ? "" : say(", ", "，")) + title(pack_.gates[g].title) +
             say(" still fails", "仍未达标");
    }
    if (!can_count_any()) {
      const std::string units = in_own_units(missed.band);
      if (!units.empty()) return line(name + say(": ", "：") + units);
      return line(name +
                  say(": how many acts it takes cannot be said, because nothing above can be "
                      "counted; xingji try tells what each figure is worth",
                      "：上面没有一项数得出件数，要做几件说不出；xingji try 会说每项升一档"
                      "加多少分"));
    }
    if (!is_raised && needs_every_case_of_all()) {
      return line(name + say(": only if every case is at its best, so more acts do not lead to it",
                             "：要每一件都做到最好才到，多做几件到不了"));
    }
    line(name + say(": no way found with these acts, up to ", "：没有找到做法，以上每种最多试到 ") +
         std::to_string(most_tried) + say(" of each", " 件") +
         (why.empty() ? "" : say("; all together: ", "，全部加起来") + why));
  }

  // What the band asks of each figure in its own unit, where the worst one decides.
  std::string in_own_units(std::size_t band) const {
    const auto& least = pack_.bands[band].total_at_least;
    const auto points = least ? amount_on(*least, x_) : std::nullopt;
    if (!points || pack_.total.kind != Total::Kind::lowest_of_points) return {};
    std::string text;
    for (const Finding& finding : d_.findings) {
      if (finding.of != Goal::Of::indicator) continue;
      const auto& own = card_.indicators[finding.position].points;
      if (!own || *own >= *points) continue;
      const auto way = std::ranges::find_if(
          finding.ways, [&](const Way& each) { return each.goal.points >= *points; });
      if (way == finding.ways.end() || !way->level.bound) return {};
      text += (text.empty() ? "" : say(" + ", " + ")) + title_of(x_, finding, language_) +
              say(" to ", "到 ") + goal_text(x_, *way, language_) + say(": ", "：") +
              short_of(x_, *way, language_);
    }
    return text;
  }

  // All that is left to rise.
  bool needs_every_case_of_all() const {
    return std::all_of(d_.findings.begin(), d_.findings.end(), [&](const Finding& finding) {
      return std::all_of(finding.ways.begin(), finding.ways.end(),
                         [&](const Way& way) { return needs_every_case(x_, way); });
    });
  }

  bool can_count_any() const {
    return std::any_of(d_.findings.begin(), d_.findings.end(), [&](const Finding& finding) {
      return std::any_of(finding.ways.begin(), finding.ways.end(),
                         [&](const Way& way) { return can_count(x_, way); });
    });
  }

  static bool passes(const Goal& goal) { return goal.of == Goal::Of::gate && goal.rank == 0; }

  void by_levels(const ByLevels& levels) {
    const std::string figures = std::to_string(levels.steps.size());
    std::string text;
    for (const ByLevels::Step& step : levels.steps) {
      const Finding& finding = d_.findings[step.finding];
      const Way& way = finding.ways[step.way];
      const Distance& distance = way.acts.front();
      text += (text.empty() ? "" : say(" + ", " + ")) + title_of(x_, finding, language_) +
              (passes(way.goal) ? say(" ", "") : say(" to ", "到 ")) +
              goal_text(x_, way, language_) + say(": ", "：") + act_text(x_, distance, language_) +
              more_text(x_, way, distance, language_);
    }
    if (language_ == Language::zh) {
      line("  到 " + short_name(levels.band) + "，做到这 " + figures + " 项：" + text);
    } else {
      line("  to " + short_name(levels.band) + " with " + counted(figures, "figure") + ": " + text);
    }
  }

  // The weak ones; where none is, those of the way to the nearest band, or all that may rise where
  // no such way is known.
  std::vector<std::size_t> to_advise() const {
    std::vector<std::size_t> indicators;
    const auto add_new = [&](std::size_t i) {
      const bool is_new = std::find(indicators.begin(), indicators.end(), i) == indicators.end();
      if (is_new) indicators.push_back(i);
    };
    const auto add = [&](const Finding& finding) {
      if (finding.of == Goal::Of::indicator) return add_new(finding.position);
      if (finding.of != Goal::Of::gate) return;
      const Gate& gate = pack_.gates[finding.position];
      if (!only_tells(gate) || gate.at != Gate::At::points) return;
      for (const std::size_t i : gate.targets) add_new(i);
    };
    for (const Finding& finding : d_.findings) {
      if (finding.is_weak) add(finding);
    }
    if (!indicators.empty()) return indicators;
    if (!d_.courses.empty()) {
      for (const Course::Step& step : d_.courses.front().steps) add(d_.findings[step.finding]);
    } else if (!d_.by_levels.empty()) {
      for (const ByLevels::Step& step : d_.by_levels.front().steps) {
        add(d_.findings[step.finding]);
      }
    } else if (!d_.not_found.empty()) {
      for (const Finding& finding : d_.findings) {
        if (!finding.ways.empty()) add(finding);
      }
    }
    return indicators;
  }

  std::string switched(const Diagnosis::Best& best) const {
    const Finding& finding = d_.findings[best.finding];
    if (finding.of != Goal::Of::indicator) return {};
    return otherwise_text(x_, finding.position, best.distance.otherwise, language_);
  }

  void ways_back(const Trouble& trouble) {
    line("  " + title(trouble.title));
    if (trouble.back.empty()) line(say("    there is no way back", "    没有办法恢复"));
    for (const Title& way : trouble.back) line("    " + title(way));
    for (const Title& appeal : trouble.open) line("    " + title(appeal));
  }

  bool is_falling() const {
    return std::any_of(d_.falling.begin(), d_.falling.end(),
                       [](const Falling& each) { return each.days >= falls_to_act; });
  }

  void plan() {
    const std::size_t before = text_.size();
    for (const Trouble& trouble : d_.troubles) ways_back(trouble);
    for (const Title& each : d_.lowering) line(say("  warning: ", "  注意：") + title(each));
    if (d_.best) {
      const Diagnosis::Best& best = *d_.best;
      line(say("  most total for one act: ", "  每做一件加分最多：") +
           title_of(x_, d_.findings[best.finding], language_) + say(": ", "：") +
           act_text(x_, best.distance, language_) + switched(best) + say(" (total ", "（总分 ") +
           with_sign(*best.distance.gained) + say(")", "）"));
    }
    for (const Course& course : d_.courses) {
      const std::string acts = counted(std::to_string(course.acts), "act");
      const std::string number = std::to_string(course.acts) + " 件";
      line(say("  to ", "  到 ") + short_name(course.band) +
           (language_ == Language::zh
                ? (course.is_smallest ? "，最少 " + number
                                      : "，找到一种做法，" + number + "（不一定最少）")
                : (course.is_smallest ? " with the fewest acts, " + std::to_string(course.acts)
                                      : ", found with " + acts + ", perhaps not the fewest")) +
           say(": ", "：") + course_text(course));
    }
    for (const NotFound& band : d_.not_found) not_found(band);
    if (d_.is_over) {
      line(say("  this period ends with ", "  这个周期到 ") + format_day(x_.day) +
           say(" and its score is final then; the next one is judged by itself",
               " 结束，以后分数不再变；下一个周期另算"));
    }
    if (is_falling()) {
      line(say(
          "  look through the reviews, complaints and returns of the last one or two months for "
          "the cause of the fall",
          "  翻看近一两个月的评价、投诉和退货，找出变差的原因"));
    }
    for (const std::size_t d : d_.weak_dimensions) weak_dimension(d);
    lacking_counts();
    if (d_.weak_dimensions.empty() && is_blank(x_) && d_.verdict != Verdict::best) fill_in();
    const std::vector<std::size_t> advised = to_advise();
    if (text_.size() == before && advised.empty()) line(say("  nothing", "  没有要做的"));
    for (const std::size_t i : advised) advise(i);
  }

  // Of which only the platform's score is known: what there is to do about each of its figures.
  void weak_dimension(std::size_t d) {
    const Dimension& dimension = pack_.dimensions[d];
    line("  " + title(dimension.title) + ' ' + short_number(*d_.stand.dimensions[d]) +
         say(": fill in its figures, and how far they are from their lines can be said",
             "：把它的指标也填上，才说得出离线还有多远"));
    for (const Dimension::Part& part : dimension.parts) advise_ahead(part.indicator);
  }

  // No figure is known, and so not even which dimension is weak.
  void fill_in() {
    line(say(
        "  no figure has a value: fill these in (xingji sheet enter, or try --save), and how far "
        "they are from their lines can be said",
        "  还没有一项指标有数值：先填上这些（xingji sheet enter，或 try --save），"
        "才说得出离线还有多远"));
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) advise_ahead(i);
  }

  // Counts that decide whether there is a total at all.
  void lacking_counts() {
    if (!pack_.total.needs || is_blank(x_)) return;
    const Formula needs(*pack_.total.needs, pack_);
    std::string names;
    for (const std::size_t m : needs.measures()) {
      if (worth_of(pack_.measures[m], x_.balances.at(m, x_.day)).is_known()) continue;
      names += (names.empty() ? "" : say(", ", "、")) + title(title_of_measure(pack_, m));
    }
    if (names.empty()) return;
    line(
        say("  whether there is a total hangs on what is not known; fill it in first (xingji sheet "
            "enter, or try --save): ",
            "  有没有总分，要看还不知道的这些，先填上（xingji sheet enter，或 try --save）：") +
        names);
  }

  void advise_ahead(std::size_t i) {
    const Indicator& indicator = pack_.indicators[i];
    if (!in_force(indicator.since, indicator.until, x_.day)) return;
    line("    " + title(indicator.title) +
         (indicator.advice.empty() ? "" : say(": ", "：") + title(indicator.advice)));
  }

  void advise(std::size_t i) {
    const Indicator& indicator = pack_.indicators[i];
    line("  " + title(indicator.title));
    const std::string counts = counts_text(x_, i, language_);
    const bool is_good = indicator.better == Indicator::Better::higher;
    if (!counts.empty()) {
      line((is_good ? say("    good means: ", "    达标是指：")
                    : say("    what counts against it: ", "    不利记录是指：")) +
           counts);
    }
    if (!indicator.advice.empty()) line("    " + title(indicator.advice));
    const auto rows = d_.bad_rows.find(i);
    if (rows == d_.bad_rows.end() || rows->second == 0) return;
    line((language_ == Language::zh
              ? "    涉及 " + std::to_string(rows->second) + " 行，列出："
              : "    " + counted(std::to_string(rows->second), "row") + " concerned; list them: ") +
         explain_ + " --indicator " + indicator.id + " --evidence rows.csv");
  }

  const std::string& explain_;
};

}  // namespace

std::string plan_text(const Diagnosis& diagnosis, const std::string& explain, Language language) {
  return PlanText(diagnosis, explain, language).text();
}

}  // namespace xingji::diagnose
