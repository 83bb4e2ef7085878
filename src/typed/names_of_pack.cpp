// Which names a pack's things have, its other versions' among them.
#include "pack/measure_names.h"
#include "typed/inputs.h"
#include "typed/names.h"
#include "typed/save.h"

namespace xingji::typed {
namespace {

struct Fresh {
  std::string name;
  std::size_t indicator;
};

// Nothing for a name that people read as it is.
Title title_for_id(const std::string& name, const Indicator& indicator) {
  return name == indicator.id ? indicator.title : Title{};
}

}  // namespace

Names::Names(const Pack& pack, const Family& family, Day day) {
  add_indicators(pack, day);
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    const Thing thing{Thing::Kind::dimension, d};
    add(pack.dimensions[d].title, thing);
    add_path("dimension." + pack.dimensions[d].id, thing, pack.dimensions[d].title);
  }
  for (const char* name : {"total", "总分", "总得分", "总评分", "综合分", "综合得分", "综合评分",
                           "综合总分", "综合体验分", "星级总分", "score"}) {
    if (!knows(name)) add(name, {Thing::Kind::total, 0});
  }
  for (const char* name : {"stars", "星级", "星", "star"}) add(name, {Thing::Kind::stars, 0});
  for (const auto kind : {Thing::Kind::total, Thing::Kind::stars})
    add(name_of_score(kind), {kind, 0});
  const bool is_stars = pack.title.zh.find("星") != std::string::npos;
  const Thing whole{is_stars ? Thing::Kind::stars : Thing::Kind::total, 0};
  add(pack.title, whole);
  for (const std::string& alias : pack.aliases) add(alias, whole);
  add_inputs(pack);
  add_elsewhere(pack, family);
}

// Indicators hold before gates and bonuses, and these before counts of the same name.
void Names::add_inputs(const Pack& pack) {
  const auto add_new = [&](const std::string& name, const Thing& thing, const Title& title = {}) {
    if (!knows(name)) add(name, thing, title);
  };
  const auto add_all = [&](const Title& title, const std::string& id, const Thing& thing) {
    for (const std::string& name : {title.zh, title.en}) add_new(name, thing);
    add_new(id, thing, title);
  };
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const Gate& gate = pack.gates[g];
    if (gauge_of(gate, pack)) {
      add_all(gate.title, gate.id, {Thing::Kind::gate, g});
      add_new(name_of_gate(gate), {Thing::Kind::gate, g}, gate.title);
    } else {
      add_gate_without_share(pack, gate);
    }
  }
  for (std::size_t b = 0; b < pack.bonuses.size(); ++b) {
    const Bonus& bonus = pack.bonuses[b];
    if (gauge_of(bonus, pack)) {
      add_all(bonus.title, bonus.id, {Thing::Kind::bonus, b});
      continue;
    }
    for (const Language language : {Language::zh, Language::en}) {
      const std::string asked = asked_by(bonus, pack, language);
      if (!asked.empty()) add_looked_at(pick(bonus.title, language), asked);
    }
  }
  for (std::size_t a = 0; a < pack.attributes.size(); ++a) {
    const Attribute& attribute = pack.attributes[a];
    const Thing thing{Thing::Kind::attribute, a};
    add_all(attribute.title, attribute.id, thing);
    add_path(std::string(to_text(pack.subject)) + '.' + attribute.id, thing, attribute.title);
  }
  for (std::size_t m = 0; m < pack.measures.size(); ++m) {
    for (const std::string& name : names_of_measure(pack, m)) {
      const bool is_id = name == pack.measures[m].id;
      add_new(name, {Thing::Kind::measure, m}, is_id ? title_of_measure(pack, m) : Title{});
    }
  }
  for (const Deduction& deduction : pack.deductions) {
    add_new(deduction.id, {Thing::Kind::measure, deduction.cases}, deduction.title);
  }
}

// Nobody can type it, but what it looks at.
void Names::add_gate_without_share(const Pack& pack, const Gate& gate) {
  for (const Language language : {Language::zh, Language::en}) {
    const std::string asked = counts_asked_by(gate, pack, language);
    if (!asked.empty()) add_looked_at(pick(gate.title, language), asked);
  }
}

void Names::add_indicators(const Pack& pack, Day day) {
  for (const bool wanted : {true, false}) {
    std::vector<Fresh> fresh;
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      const Indicator& indicator = pack.indicators[i];
      if (in_force(indicator.since, indicator.until, day) != wanted) continue;
      std::vector<std::string> names{indicator.title.zh, indicator.title.en, indicator.id};
      names.insert(names.end(), indicator.aliases.begin(), indicator.aliases.end());
      for (const std::string& name : names) {
        if (wanted || !knows(name)) fresh.push_back({name, i});
      }
    }
    for (const Fresh& each : fresh) {
      const Indicator& indicator = pack.indicators[each.indicator];
      add(each.name, {Thing::Kind::indicator, each.indicator}, title_for_id(each.name, indicator));
    }
  }
}

// The latest version that has a name speaks for it.
void Names::add_elsewhere(const Pack& pack, const Family& family) {
  for (std::size_t v = family.versions.size(); v-- > 0;) {
    for (const Indicator& indicator : family.versions[v].indicators) {
      std::vector<std::string> names = indicator.aliases;
      names.insert(names.end(), {indicator.title.zh, indicator.title.en, indicator.id});
      const auto own = find_indicator(pack, indicator.id);
      const bool is_same = own && pack.indicators[*own].printed_as == indicator.printed_as;
      const Thing thing =
          is_same ? Thing{Thing::Kind::indicator, *own} : Thing{Thing::Kind::elsewhere, v};
      for (const std::string& name : names) {
        if (!knows(name)) add(name, thing, title_for_id(name, indicator));
      }
    }
    for (const Gate& gate : family.versions[v].gates) {
      if (!gauge_of(gate, family.versions[v])) continue;
      for (const std::string& name : {gate.title.zh, gate.title.en}) {
        if (!knows(name)) add(name, {Thing::Kind::elsewhere, v});
      }
    }
  }
}

}  // namespace xingji::typed
