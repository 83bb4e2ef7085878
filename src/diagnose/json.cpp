#include "base/text.h"
#include "diagnose/text.h"
#include "diagnose/voice.h"
#include "diagnose/words.h"
#include "engine/unknown_gates.h"
#include "io/json_object.h"

namespace xingji::diagnose {
namespace {

std::string_view to_text(Goal::Of of) {
  switch (of) {
    case Goal::Of::indicator:
      return "indicator";
    case Goal::Of::gate:
      return "gate";
    case Goal::Of::deduction:
      return "deduction";
    case Goal::Of::band:
      return "band";
  }
  return {};
}

class Json {
 public:
  Json(const Diagnosis& diagnosis, const std::string& explain)
      : d_(diagnosis), x_(*diagnosis.explanation), pack_(*x_.pack), explain_(explain) {}

  std::string text() const {
    List findings;
    for (const Finding& each : d_.findings) findings.add(finding(each));
    List courses;
    for (const Course& each : d_.courses) courses.add(course(each));
    List missed;
    for (const NotFound& each : d_.not_found) missed.add(not_found(each));
    Object object;
    object.add("pack", json_text(pack_.id)).add("subject", json_text(x_.subject));
    object.add("day", json_text(format_day(x_.day)));
    object.add("verdict", json_text(diagnose::to_text(d_.verdict)));
    object.add("at_once", d_.is_pressing() ? "true" : "false");
    object.add("over", d_.is_over ? "true" : "false");
    object.add("total", spelled(x_.card.total)).add("stars", spelled(x_.card.stars));
    object.add("band", x_.card.band ? json_text(pack_.bands[*x_.card.band].id) : "null");
    object.add("above_own_line", spelled(d_.above_own_line)).add("official", official());
    object.add("by_official", d_.stand.is_shown ? "true" : "false");
    std::vector<std::string> weak;
    for (const std::size_t d : d_.weak_dimensions) weak.push_back(pack_.dimensions[d].id);
    object.add("weak_dimensions", listed(weak));
    object.add("unknown_gates", listed(unknown_gates()));
    object.add("findings", findings.text()).add("best", best());
    object.add("courses", courses.text()).add("not_found", missed.text());
    List levels;
    for (const ByLevels& each : d_.by_levels) levels.add(by_levels(each));
    object.add("by_levels", levels.text());
    List room;
    for (const Fall& each : d_.room) room.add(fall(each));
    List worse;
    for (const Falling& each : d_.falling) worse.add(falling(each));
    List troubles;
    for (const Trouble& each : d_.troubles) troubles.add(trouble(each));
    object.add("room", room.text()).add("falling", worse.text()).add("standing", troubles.text());
    List typed;
    for (const Diagnosis::TypedGate& each : d_.typed_gates) {
      Object gate;
      gate.add("id", json_text(pack_.gates[each.gate].id));
      typed.add(gate.add("fails", each.fails ? "true" : "false").text());
    }
    object.add("typed_gates", typed.text());
    List lowering;
    for (const Title& each : d_.lowering) lowering.add(title(each));
    object.add("lowering", lowering.text());
    object.add("plan", Object().add("zh", plan(Language::zh)).add("en", plan(Language::en)).text());
    return object.text() + '\n';
  }

 private:
  static std::string title(const Title& title) {
    return Object().add("zh", json_text(title.zh)).add("en", json_text(title.en)).text();
  }

  // Those that pass because nobody could look at them.
  std::vector<std::string> unknown_gates() const {
    std::vector<std::string> gates;
    for (const std::size_t g : xingji::unknown_gates(pack_, x_.card)) {
      if (d_.is_typed(g)) continue;
      gates.push_back(pack_.gates[g].id);
    }
    for (const std::size_t g : uncompared_gates(pack_, x_.card)) gates.push_back(pack_.gates[g].id);
    return gates;
  }

  std::string official() const {
    if (!d_.official) return "null";
    Object dimensions;
    for (const auto& [position, score] : d_.official->dimensions) {
      dimensions.add(pack_.dimensions[position].id, spelled(score));
    }
    return Object()
        .add("day", json_text(format_day(d_.official->day)))
        .add("total", spelled(d_.official->total))
        .add("stars", spelled(d_.official->stars))
        .add("dimensions", dimensions.text())
        .text();
  }

  std::string distance(const Distance& distance) const {
    List changes;
    for (const std::vector<Act::Change>* some : {&distance.act.changes, &distance.act.besides}) {
      for (const Act::Change& change : *some) {
        const Measure& measure = pack_.measures[change.measure];
        Object one;
        one.add("measure", json_text(measure.id));
        one.add("by", spelled(to_micro(Ratio::of(change.by, measure.denominator))));
        changes.add(one.text());
      }
    }
    Object object;
    object.add("kind", json_text(diagnose::to_text(distance.act.kind)));
    object.add("count", std::to_string(distance.count));
    object.add("of_every", distance.act.of > 0 ? std::to_string(distance.act.of) : "null");
    object.add("most", distance.act.most ? std::to_string(*distance.act.most) : "null");
    object.add("each_changes", changes.text()).add("total", spelled(distance.total));
    object.add("gained", spelled(distance.gained)).add("stars", spelled(distance.stars));
    const bool has_points = distance.reached.of == Goal::Of::indicator;
    object.add("points", has_points ? spelled(distance.reached.points) : "null");
    object.add("zh", json_text(act_text(x_, distance, Language::zh)));
    return object.add("en", json_text(act_text(x_, distance, Language::en))).text();
  }

  std::string by_levels(const ByLevels& levels) const {
    List steps;
    for (const ByLevels::Step& each : levels.steps) {
      const Finding& finding = d_.findings[each.finding];
      Object step;
      step.add("id", json_text(id_of(x_, finding)));
      steps.add(step.add("points", spelled(finding.ways[each.way].goal.points)).text());
    }
    Object object;
    object.add("band", json_text(pack_.bands[levels.band].id)).add("steps", steps.text());
    return object.add("total", spelled(levels.total)).text();
  }

  std::string fall(const Fall& fall) const {
    Object object;
    object.add("of", json_text(to_text(fall.of)));
    object.add("id", json_text(id_of(x_, {fall.of, fall.position, false, {}})));
    object.add("act", distance(fall.distance));
    return object.add("to", fall.band ? json_text(pack_.bands[*fall.band].id) : "null").text();
  }

  static std::string trouble(const Trouble& trouble) {
    List back;
    for (const Title& way : trouble.back) back.add(title(way));
    List open;
    for (const Title& appeal : trouble.open) open.add(title(appeal));
    Object object;
    object.add("standing", json_text(trouble.standing)).add("state", json_text(trouble.state));
    object.add("title", title(trouble.title)).add("back", back.text());
    return object.add("open", open.text()).text();
  }

  std::string falling(const Falling& falling) const {
    Object object;
    object.add("id", json_text(falling.indicator ? pack_.indicators[*falling.indicator].id
                                                 : std::string("total")));
    object.add("days", std::to_string(falling.days));
    return object.add("from", spelled(falling.from)).add("to", spelled(falling.to)).text();
  }

  std::string way(const Way& way) const {
    List acts;
    for (const Distance& each : way.acts) acts.add(distance(each));
    Object object;
    object.add("to", title({goal_text(x_, way, Language::zh), goal_text(x_, way, Language::en)}));
    object.add("points", way.goal.of == Goal::Of::indicator ? spelled(way.goal.points) : "null");
    object.add("acts", acts.text()).add("tried", std::to_string(way.tried));
    object.add("by_itself", way.by_itself ? json_text(format_day(*way.by_itself)) : "null");
    return object.text();
  }

  std::string finding(const Finding& finding) const {
    List ways;
    for (const Way& each : finding.ways) ways.add(way(each));
    Object object;
    object.add("of", json_text(to_text(finding.of))).add("id", json_text(id_of(x_, finding)));
    object.add("title",
               title({title_of(x_, finding, Language::zh), title_of(x_, finding, Language::en)}));
    if (finding.of == Goal::Of::indicator) {
      const IndicatorResult& result = x_.card.indicators[finding.position];
      object.add("value", spelled(result.value_rounded)).add("points", spelled(result.points));
      object.add("status", json_text(xingji::to_text(result.status)));
      object.add("seen_at", title(pack_.indicators[finding.position].seen_at));
      object.add("advice", title(pack_.indicators[finding.position].advice));
      const auto rows = d_.bad_rows.find(finding.position);
      object.add("rows", rows == d_.bad_rows.end() ? "null" : std::to_string(rows->second));
    }
    object.add("weak", finding.is_weak ? "true" : "false");
    return object.add("levels", ways.text()).text();
  }

  std::string step(std::size_t finding, const Distance& found) const {
    return Object()
        .add("id", json_text(id_of(x_, d_.findings[finding])))
        .add("act", distance(found))
        .text();
  }

  std::string step(const Course::Step& step) const {
    std::vector<std::string> also;
    for (const std::size_t f : step.also) also.push_back(id_of(x_, d_.findings[f]));
    return Object()
        .add("id", json_text(id_of(x_, d_.findings[step.finding])))
        .add("also", listed(also))
        .add("act", distance(step.distance))
        .text();
  }

  std::string best() const { return d_.best ? step(d_.best->finding, d_.best->distance) : "null"; }

  std::string not_found(const NotFound& missed) const {
    std::vector<std::string> dimensions;
    for (const std::size_t d : missed.dimensions) dimensions.push_back(pack_.dimensions[d].id);
    std::vector<std::string> gates;
    for (const std::size_t g : missed.gates) gates.push_back(pack_.gates[g].id);
    return Object()
        .add("band", json_text(pack_.bands[missed.band].id))
        .add("total_with_all", spelled(missed.total))
        .add("dimensions_below", listed(dimensions))
        .add("gates_failed", listed(gates))
        .text();
  }

  std::string course(const Course& course) const {
    List steps;
    for (const Course::Step& each : course.steps) steps.add(step(each));
    return Object()
        .add("band", json_text(pack_.bands[course.band].id))
        .add("stars", spelled(amount_on(pack_.bands[course.band].stars, x_)))
        .add("acts", std::to_string(course.acts))
        .add("fewest", course.is_smallest ? "true" : "false")
        .add("total", spelled(course.total))
        .add("steps", steps.text())
        .text();
  }

  // Step 4, line by line.
  std::string plan(Language language) const {
    std::vector<std::string> lines;
    const std::string text = plan_text(d_, explain_, language);
    for (const std::string_view line : split(text, '\n')) {
      if (!trim(line).empty()) lines.emplace_back(trim(line));
    }
    return listed(lines);
  }

  const Diagnosis& d_;
  const Explanation& x_;
  const Pack& pack_;
  const std::string& explain_;
};

}  // namespace

std::string diagnosis_json(const Diagnosis& diagnosis, const std::string& explain) {
  return Json(diagnosis, explain).text();
}

}  // namespace xingji::diagnose
