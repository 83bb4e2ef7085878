#include "pay/people.h"

#include "engine/subjects.h"
#include "engine/window.h"
#include "pay/slips.h"

namespace xingji {
namespace {

constexpr std::string_view separator{"\0", 1};

// Whether an agent belongs to the shop on some day of the month, and since when.
bool is_there(const Pack& pack, const AccountRows& rows, Day first, Day last, std::int64_t& since) {
  if (pack.subject != Pack::Subject::agent) return true;
  const TableData& agents = rows.shard->table(Table::agents);
  const auto [begin, end] = rows.shard->rows_of(Table::agents, rows.account);
  if (begin == end) return true;
  const auto at = [&](std::string_view column, std::uint32_t row) {
    return agents.columns[column_index(Table::agents, column)].at(row);
  };
  for (std::uint32_t row = begin; row < end; ++row) {
    if (at("agent_id", row) != static_cast<std::int64_t>(rows.key)) continue;
    const std::int64_t joined = at("joined_at", row);
    const std::int64_t left = at("left_at", row);
    const bool is_late = joined != missing && joined > pack.zone.end_of(last);
    const bool is_gone = left != missing && left <= pack.zone.start_of(first);
    since = joined;
    return !is_late && !is_gone;
  }
  return false;
}

// The members' sum; unknown as soon as one of them is.
DayValue sum(const DayValue& a, const DayValue& b) {
  if (!a.is_known() || !b.is_known()) return {};
  const auto result = add(a.ratio, b.ratio);
  return result ? DayValue{DayValue::State::known, *result}
                : DayValue{DayValue::State::too_large, {}};
}

DayValue without(const DayValue& all, const DayValue& own) {
  if (!all.is_known() || !own.is_known()) return {};
  const auto result = subtract(all.ratio, own.ratio);
  return result ? DayValue{DayValue::State::known, *result}
                : DayValue{DayValue::State::too_large, {}};
}

// What the members of a team have in common; nothing when an attribute is missing.
std::optional<std::string> team_of(const Person& person, const Pay::Team& team, Day day) {
  std::string key = team.same_shop ? person.rows.shard->accounts[person.rows.account].id : "";
  for (const std::size_t attribute : team.same) {
    const Attributes::Value* value = person.attributes.on(attribute, day);
    if (value == nullptr) return std::nullopt;
    key += std::string(separator) + std::to_string(value->amount) + value->text;
  }
  return key;
}

void make_teams(const Pay::Team& team, Day day, std::vector<Person>& people) {
  std::map<std::string, TeamSums> teams;
  for (const Person& person : people) {
    const auto key = team_of(person, team, day);
    if (!key) continue;
    const auto [at, is_new] = teams.try_emplace(*key, TeamSums{person.measures, 1});
    if (is_new) continue;
    ++at->second.members;
    for (std::size_t m = 0; m < person.measures.size(); ++m) {
      at->second.measures[m] = sum(at->second.measures[m], person.measures[m]);
    }
  }
  for (Person& person : people) {
    const auto key = team_of(person, team, day);
    if (!key) continue;
    person.team = teams.at(*key);
    if (team.self_in) continue;
    --person.team->members;
    for (std::size_t m = 0; m < person.measures.size(); ++m) {
      person.team->measures[m] = without(person.team->measures[m], person.measures[m]);
    }
  }
}

}  // namespace

std::vector<std::size_t> first_slips(const std::vector<Person>& people) {
  // One set of facts has one symbol for an id, whatever the shop.
  std::map<std::uint32_t, std::size_t> first;
  const auto is_earlier = [&](const Person& a, const Person& b) {
    if ((a.joined == missing) != (b.joined == missing)) return b.joined == missing;
    return a.joined < b.joined;
  };
  for (std::size_t p = 0; p < people.size(); ++p) {
    if (is_given_only(people[p].rows)) continue;
    const auto [at, is_new] = first.try_emplace(people[p].rows.key, p);
    if (!is_new && is_earlier(people[p], people[at->second])) at->second = p;
  }
  std::vector<std::size_t> slips;
  slips.reserve(people.size());
  for (std::size_t p = 0; p < people.size(); ++p) {
    slips.push_back(is_given_only(people[p].rows) ? p : first.at(people[p].rows.key));
  }
  return slips;
}

std::vector<Person> people_paid(const Pack& pack, const FactSet& facts, Day first, Day last) {
  const Rules rules(pack);
  Plan plan = make_plan(pack, facts);
  Plan seen = make_plan(pack, facts);
  seen.view = view_of_slips(pack, last);
  std::optional<PeerTables> peers;
  if (pack.peers) peers = peers_of(pack, facts, last, last, 1);
  std::vector<Person> people;
  for (const std::string& subject : subjects_of(facts, pack)) {
    const auto rows = find_subject(facts, pack, subject);
    CHECK(rows.has_value());
    Person person;
    if (!is_there(pack, *rows, first, last, person.joined)) continue;
    const Balances month = fold(seen, *rows, last, last);
    person.subject = subject;
    person.rows = *rows;
    person.attributes = month.attributes;
    for (std::size_t m = 0; m < pack.measures.size(); ++m) {
      const Balance& balance = month.at(m, last);
      person.measures.push_back(worth_of(pack.measures[m], balance));
      person.is_partial.push_back(balance.covered == Covered::partly);
    }
    if (!pack.bands.empty()) {
      const Balances balances = fold(plan, *rows, last - rules.days_back, last);
      person.card = evaluate(rules, balances, last, true, peers ? &*peers : nullptr);
    }
    people.push_back(std::move(person));
  }
  if (pack.pay->team) make_teams(*pack.pay->team, last, people);
  return people;
}

}  // namespace xingji
