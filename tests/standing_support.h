// One course of days told to both: src/standing and the naive twin. Their timelines are spelled the
// same way.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "naive/standing.h"
#include "pack/load.h"
#include "standing/timeline.h"

namespace xingji {

/// The cards of some days, as they were and as they are known now, and what was asked for.
struct Told {
  std::vector<Card> cards;
  std::vector<Card> now;
  bool has_now = false;
  std::vector<Petition> petitions;
  std::map<Day, std::map<std::string, naive::Value>> attributes = {};  // as the twin sees them
};

inline Card blank_card(const Pack& pack, Day day) {
  Card card = unjudged(pack, day);
  card.dimensions.resize(pack.dimensions.size());
  return card;
}

inline std::vector<ScoreDay> score_days(const std::vector<Card>& cards, const Family& family) {
  std::vector<ScoreDay> days;
  for (const Card& card : cards) days.push_back({card.day, family.on(card.day), &card});
  return days;
}

inline Course course_of(const Told& told, const Family& family) {
  Course course;
  course.steps = score_days(told.cards, family);
  if (told.has_now) course.restated = score_days(told.now, family);
  course.petitions = told.petitions;
  course.last = told.cards.back().day;
  return course;
}

inline naive::Value naive_value(const std::optional<Micro>& value) {
  if (!value) return {};
  return naive::number_value(naive::fraction(*value, micro_one));
}

inline void add_values(const Card& card, const Pack& pack, naive::StandingDay& day) {
  for (std::size_t i = 0; i < card.indicators.size(); ++i) {
    if (const auto& value = card.indicators[i].value) {
      day.scores["indicator." + pack.indicators[i].id] =
          naive::number_value(naive::fraction(value->numerator, value->denominator));
    }
  }
  // Whether the stage withholds the total is not known where its rules could not be decided.
  if (!card.total && card.undecided && !card.undecided->totals.empty()) return;
  if (card.stage) day.scores["stage"] = naive::text_value(pack.stages[*card.stage].id);
}

inline std::vector<naive::StandingDay> naive_days(const std::vector<Card>& cards,
                                                  const Family& family) {
  std::vector<naive::StandingDay> days;
  for (const Card& card : cards) {
    naive::StandingDay day{card.day, family.on(card.day), {}};
    for (const Scope::Name& name : score_names(*day.pack)) day.scores[name.id] = {};
    day.scores["total"] = naive_value(card.total);
    day.scores["stars"] = naive_value(card.stars);
    for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
      day.scores["dimension." + day.pack->dimensions[d].id] = naive_value(card.dimensions[d].score);
    }
    add_values(card, *day.pack, day);
    days.push_back(std::move(day));
  }
  return days;
}

inline std::vector<std::string> naive_lines(const Told& told, const Family& family,
                                            const std::string& standing) {
  std::vector<naive::StandingPetition> petitions;
  for (const Petition& petition : told.petitions) {
    if (petition.standing != standing) continue;
    petitions.push_back(
        {petition.day, petition.kind == Petition::Kind::request, petition.move, petition.filed});
  }
  const auto days_of = [&](const std::vector<Card>& cards) {
    auto days = naive_days(cards, family);
    for (naive::StandingDay& day : days) {
      const auto known = told.attributes.find(day.day);
      if (known != told.attributes.end()) day.attributes = known->second;
    }
    return days;
  };
  const auto now = told.has_now ? days_of(told.now) : std::vector<naive::StandingDay>{};
  return naive::naive_standing(standing, days_of(told.cards), now, petitions,
                               told.cards.back().day);
}

/// The lines of a timeline as the twin spells them.
inline std::vector<std::string> spelled(const Timeline& timeline) {
  std::vector<std::string> lines;
  for (const Line& line : timeline.lines) {
    const Standing& standing = *line.standing;
    const std::string move = line.move ? standing.moves[*line.move].id : "";
    std::string text = format_day(line.day) + ' ' + move + ": ";
    if (line.kind == Line::Kind::move) {
      text += standing.states[line.from].id + " > " + standing.states[line.to].id;
    } else {
      text += to_text(line.kind);
    }
    for (const Day day : line.forgiven) text += " forgives " + format_day(day);
    if (line.fine) text += " fine " + naive::plain_decimal(naive::fraction(*line.fine, 100));
    if (line.watched_until) text += " watched until " + format_day(*line.watched_until);
    lines.push_back(std::move(text));
  }
  return lines;
}

inline Family load_family_of(const std::string& file) {
  LoadOptions options;
  options.rules_folder = std::string(XINGJI_SOURCE_DIR) + "/tests/packs";
  options.find_zone = [](const std::string& name) -> std::optional<Zone> {
    return Zone(name, 8 * 3600);
  };
  auto family = load_family(options.rules_folder + "/" + file, options);
  if (family.ok()) return std::move(family.value());
  for (const Problem& problem : family.problems()) ADD_FAILURE() << to_text(problem);
  return {};
}

}  // namespace xingji
