#include "naive/naive.h"

#include <algorithm>

#include "naive/card.h"
#include "naive/csv.h"
#include "naive/days.h"
#include "naive/steps.h"

namespace xingji::naive {
namespace {

const Pack* version_on(const Family& family, Day day) {
  for (const Pack& pack : family.versions) {
    if (in_force(pack.since, pack.until, day)) return &pack;
  }
  return nullptr;
}

NaiveCard not_judged(const std::string& subject, Day day, const Family& family) {
  NaiveCard card;
  card.subject = subject;
  card.day = day;
  if (!family.versions.empty()) card.pack = family.versions[0].id;
  card.status = "no_score";
  card.reason = "no version of the pack judges this day";
  return card;
}

}  // namespace

std::vector<NaiveCard> naive_score(const NaiveFacts& facts, const Family& family, Day from, Day to,
                                   const NaiveOptions& options) {
  const KnownFacts known = facts_known_at(facts, options.known_at);
  std::vector<NaiveCard> cards;
  for (const std::string& shop : known.shops) {
    const auto& wanted = options.subjects;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), shop) == wanted.end()) continue;
    std::map<const Pack*, Subject> by_version;
    for (Day day = from; day <= to; ++day) {
      const Pack* pack = version_on(family, options.assume_version.value_or(day));
      if (pack == nullptr) {
        cards.push_back(not_judged(shop, day, family));
        continue;
      }
      Subject& subject = by_version.try_emplace(pack, known, *pack, shop).first->second;
      cards.push_back(judge(subject, shop, day));
    }
  }
  return cards;
}

std::string naive_csv(const std::vector<NaiveCard>& cards, const Pack& for_header) {
  std::string csv = "subject,day,pack,status,total,stars";
  for (const Dimension& dimension : for_header.dimensions) csv += ",dimension." + dimension.id;
  for (const Indicator& indicator : for_header.indicators) {
    for (const char* part : {"numerator", "denominator", "value", "points", "status"}) {
      csv += ",indicator." + indicator.id + "." + part;
    }
  }
  csv += "\n";
  for (const NaiveCard& card : cards) {
    csv += csv_field(card.subject) + "," + write_day(card.day) + "," + csv_field(card.pack) + "," +
           card.status + "," + card.total + "," + card.stars;
    for (const Dimension& dimension : for_header.dimensions) {
      std::string value;
      for (const auto& [id, of_card] : card.dimensions) {
        if (id == dimension.id) value = of_card;
      }
      csv += "," + value;
    }
    for (const Indicator& indicator : for_header.indicators) {
      NaiveIndicator value;
      for (const NaiveIndicator& of_card : card.indicators) {
        if (of_card.id == indicator.id) value = of_card;
      }
      csv += "," + value.numerator + "," + value.denominator + "," + value.value + "," +
             value.points + "," + value.status;
    }
    csv += "\n";
  }
  return csv;
}

}  // namespace xingji::naive
