#include "naive/naive.h"

#include <algorithm>
#include <map>

#include "naive/card.h"
#include "naive/csv.h"
#include "naive/days.h"
#include "naive/peers.h"
#include "naive/providers.h"
#include "naive/publish.h"
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

void add_named(const KnownFacts& known, Table table, const std::string& column,
               std::map<std::string, Scored>& subjects) {
  for (const auto& [id, account] : known.accounts) {
    for (const Fact* row : account.rows[static_cast<std::size_t>(table)]) {
      const std::string& key = row->cell(column).text;
      if (key.empty()) continue;
      subjects[key == id ? id : id + "/" + key] = {id, key};
    }
  }
}

/// Those whom only numbers that people gave name; who is written of by the key alone is who has it.
void add_given(const KnownFacts& known, const Pack& pack, std::map<std::string, Scored>& subjects) {
  std::vector<std::string> given;
  for (const auto& [id, account] : known.accounts) {
    for (const Table table : {Table::readings, Table::tallies}) {
      for (const Fact* row : account.rows[static_cast<std::size_t>(table)]) {
        if (row->cell("pack").text == pack.id) given.push_back(id);
      }
    }
  }
  const auto add = [&](bool has_slash) {
    for (const std::string& id : given) {
      if ((id.find('/') != std::string::npos) != has_slash) continue;
      bool is_somebody = subjects.contains(id);
      for (const auto& [name, scored] : subjects) {
        is_somebody |= !has_slash && name.ends_with("/" + id);
      }
      if (!is_somebody) subjects[id] = {id, ""};
    }
  };
  add(true);
  add(false);
}

}  // namespace

std::map<std::string, Scored> subjects_of(const KnownFacts& known, const Pack& pack) {
  std::map<std::string, Scored> subjects;
  if (pack.subject == Pack::Subject::shop) {
    for (const std::string& shop : known.shops) subjects[shop] = {shop, ""};
    return subjects;
  }
  if (pack.subject == Pack::Subject::agent) add_named(known, Table::agents, "agent_id", subjects);
  if (pack.subject == Pack::Subject::provider) {
    add_named(known, Table::providers, "provider_id", subjects);
  }
  if (pack.subject == Pack::Subject::product) {
    add_named(known, Table::products, "product_id", subjects);
  }
  for (const Measure& measure : pack.measures) {
    if (!measure.by || measure.by->op != Op::column) continue;
    // The columns of sessions are those of messages.
    const Table of = measure.session ? Table::messages : measure.table;
    const Table table = measure.by->of_order ? Table::orders : of;
    const Table named = measure.by->of_order ? Table::orders : measure.table;
    const std::string column(definition(named).columns[measure.by->column].name);
    if (find_column(table, column)) add_named(known, table, column, subjects);
  }
  if (pack.subject != Pack::Subject::shop) add_given(known, pack, subjects);
  return subjects;
}

std::vector<NaiveCard> naive_score(const NaiveFacts& facts, const Family& family, Day from, Day to,
                                   const NaiveOptions& options) {
  const KnownFacts known =
      facts_known_at(facts_for(family.versions.back(), facts), options.known_at);
  std::vector<NaiveCard> cards;
  std::map<const Pack*, Market> markets;
  for (const auto& [id, scored] : subjects_of(known, family.versions.back())) {
    const auto& wanted = options.subjects;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), id) == wanted.end()) continue;
    std::map<const Pack*, Subject> by_version;
    const auto version = [&](Day day) {
      return version_on(family, options.assume_version.value_or(day));
    };
    const auto card_of = [&, id = id, scored = scored](const Pack& pack, Day day) {
      Market& market = markets.try_emplace(&pack, known, pack).first->second;
      Subject& subject =
          by_version.try_emplace(&pack, known, pack, scored.account, scored.key, &market)
              .first->second;
      return judge(subject, id, day);
    };
    for (Day day = from; day <= to; ++day) {
      const auto judged = options.shown_to ? seen_on(version, *options.shown_to, day) : day;
      const Pack* pack = judged ? version(*judged) : nullptr;
      const bool is_left_out = pack != nullptr && !ends_period(*pack, *judged) && day != to;
      if (is_left_out && !options.shown_to) continue;
      cards.push_back(pack == nullptr ? not_judged(id, day, family) : card_of(*pack, *judged));
      if (options.shown_to) cards.back().shown_on = write_day(day);
    }
  }
  return cards;
}

std::string naive_csv(const std::vector<NaiveCard>& cards, const Pack& for_header) {
  const bool has_shown_on = !cards.empty() && !cards[0].shown_on.empty();
  std::string csv = has_shown_on ? "subject,shown_on,day" : "subject,day";
  csv += ",pack,status,total,stars";
  for (const Dimension& dimension : for_header.dimensions) csv += ",dimension." + dimension.id;
  for (const Indicator& indicator : for_header.indicators) {
    for (const char* part : {"numerator", "denominator", "value", "points", "status"}) {
      csv += ",indicator." + indicator.id + "." + part;
    }
  }
  csv += "\n";
  for (const NaiveCard& card : cards) {
    csv += csv_field(card.subject) + ",";
    if (has_shown_on) csv += card.shown_on + ",";
    csv += write_day(card.day) + "," + csv_field(card.pack) + "," + card.status + "," + card.total +
           "," + card.stars;
    for (const Dimension& dimension : for_header.dimensions) {
      std::string value;
      for (const auto& [id, of_card] : card.dimensions) {
        if (id == dimension.id) value = of_card;
      }
      csv += "," + value;
    }
    for (const Indicator& indicator : for_header.indicators) {
      NaiveIndicator value;
      value.status = "not_in_force";  // where the version of the day does not have it
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
