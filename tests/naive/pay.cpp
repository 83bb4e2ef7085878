#include "naive/pay.h"

#include <algorithm>
#include <memory>

#include "naive/card.h"
#include "naive/csv.h"
#include "naive/days.h"
#include "naive/measures.h"
#include "naive/providers.h"

namespace xingji::naive {
namespace {

struct Worker {
  std::string name;
  std::string account;
  std::string key;
  std::unique_ptr<Subject> subject;
  std::unique_ptr<Subject> paid;  // as measures of lines are seen
};

Day first_of(Day last, const Pack& pack) {
  const int ends_on = pack.period ? pack.period->ends_on : end_of_month;
  Day first = last;
  while (ends_on == end_of_month ? day_of_month(first) != 1 : day_of_month(first - 1) != ends_on) {
    --first;
  }
  return first;
}

bool works(const KnownFacts& known, const Pack& pack, const Scored& scored, Day last) {
  if (pack.subject != Pack::Subject::agent) return true;
  const auto& agents =
      known.accounts.at(scored.account).rows[static_cast<std::size_t>(Table::agents)];
  if (agents.empty()) return true;
  for (const Fact* agent : agents) {
    if (agent->cell("agent_id").text != scored.key) continue;
    const Cell& joined = agent->cell("joined_at");
    const Cell& left = agent->cell("left_at");
    if (joined.present && day_at(joined.number, pack.zone) > last) return false;
    // The first second in which the agent is gone.
    return !left.present || day_at(left.number - 1, pack.zone) >= first_of(last, pack);
  }
  return false;
}

class Payday {
 public:
  Payday(const KnownFacts& known, const Pack& pack, Day last)
      : known_(known), pack_(pack), last_(last) {
    for (const auto& [name, scored] : subjects_of(known, pack)) {
      if (!works(known, pack, scored, last)) continue;
      workers_.push_back({name, scored.account, scored.key,
                          std::make_unique<Subject>(known, pack, scored.account, scored.key),
                          std::make_unique<Subject>(known, pack, scored.account, scored.key)});
      if (pack.pay->sees_later) workers_.back().paid->look_later();
    }
  }

  std::vector<std::string> slips() {
    std::vector<std::string> lines;
    for (const Worker& worker : workers_) add_slip(worker, lines);
    return lines;
  }

 private:
  Value measure(const Worker& worker, std::size_t position) {
    const Measured measured = worker.paid->measure(position, last_);
    return measured.present ? number_value(measured.value) : Value{};
  }

  // What the team's members agree in; a missing attribute: nothing.
  std::optional<std::vector<std::string>> team_of(const Worker& worker) {
    std::vector<std::string> same;
    if (pack_.pay->team->same_shop) same.push_back(worker.account);
    for (const std::size_t position : pack_.pay->team->same) {
      Expression attribute;
      attribute.op = Op::attribute;
      attribute.type = pack_.attributes[position].type;
      attribute.column = position;
      const Value value = worker.subject->shared_name(attribute, last_, std::nullopt);
      if (!value.present) return std::nullopt;
      same.push_back(attribute.type == Type::text ? std::string(value.text)
                                                  : plain_decimal(value.number));
    }
    return same;
  }

  std::vector<const Worker*> team(const Worker& worker) {
    std::vector<const Worker*> members;
    const auto own = team_of(worker);
    for (const Worker& other : workers_) {
      const bool is_self = &other == &worker;
      if (own && team_of(other) == own && (!is_self || pack_.pay->team->self_in)) {
        members.push_back(&other);
      }
    }
    return members;
  }

  Value of_team(const Worker& worker, std::size_t position) {
    if (!team_of(worker)) return {};
    Fraction sum{0};
    // Somebody's own number must be known even where it is not in the team's.
    if (!measure(worker, position).present) return {};
    for (const Worker* member : team(worker)) {
      const Value value = measure(*member, position);
      if (!value.present) return {};
      sum = sum + value.number;
    }
    return number_value(sum);
  }

  using Amounts = std::vector<std::pair<std::string, Value>>;

  Value named(const Worker& worker, const std::string& name, bool as_team, const Amounts& above) {
    if (name == "team.members") {
      if (!team_of(worker)) return {};
      return number_value(Fraction{static_cast<Wide>(team(worker).size())});
    }
    if (name.starts_with("team.")) return named(worker, name.substr(5), true, above);
    for (std::size_t m = 0; m < pack_.measures.size(); ++m) {
      if (pack_.measures[m].id != name) continue;
      return as_team ? of_team(worker, m) : measure(worker, m);
    }
    for (const Pay::Value& value : pack_.pay->values) {
      if (value.id == name) return evaluated(worker, value.value, as_team, above);
    }
    for (const auto& [line, amount] : above) {
      if (line == name) return amount;
    }
    return score(worker, name);
  }

  Value score(const Worker& worker, const std::string& name) {
    const NaiveCard card = judge(*worker.subject, worker.name, last_);
    std::string text;
    if (name == "total") text = card.total;
    if (name == "stars") text = card.stars;
    for (const auto& [id, value] : card.dimensions) {
      if (name == "dimension." + id) text = value;
    }
    for (const NaiveIndicator& indicator : card.indicators) {
      if (name == "indicator." + indicator.id) throw std::logic_error("not exact in a card");
    }
    if (text.empty()) return {};
    const std::size_t point = text.find('.');
    Wide bottom = 1;
    if (point != std::string::npos) {
      for (std::size_t i = point + 1; i < text.size(); ++i) bottom *= 10;
      text.erase(point, 1);
    }
    return number_value(fraction(std::stoll(text), bottom));
  }

  Value evaluated(const Worker& worker, const Expression& expression, bool as_team,
                  const Amounts& above) {
    const auto look_up = [&](const Expression& name) {
      return name.op == Op::measure ? named(worker, name.name, as_team, above)
                                    : worker.subject->shared_name(name, last_, std::nullopt);
    };
    return evaluate(expression, {pack_, last_, look_up, true});
  }

  // "1" and the instant of joining, or "2", then the shop: what comes first in the alphabet of
  // twenty digits is the shop that pays once.
  std::string order_of(const Worker& worker) {
    const auto& agents =
        known_.accounts.at(worker.account).rows[static_cast<std::size_t>(Table::agents)];
    for (const Fact* agent : agents) {
      if (agent->cell("agent_id").text != worker.key || !agent->cell("joined_at").present) continue;
      const std::string digits = std::to_string(
          static_cast<std::int64_t>(agent->cell("joined_at").number) + 1'000'000'000'000);
      return "1" + std::string(20 - digits.size(), '0') + digits + worker.name;
    }
    return "2" + worker.name;
  }

  bool is_paid_elsewhere(const Worker& worker) {
    return std::any_of(workers_.begin(), workers_.end(), [&](const Worker& other) {
      return other.key == worker.key && order_of(other) < order_of(worker);
    });
  }

  // Hundredths dealt out one by one.
  Fraction dealt(const Worker& worker, const Fraction& pot) {
    std::vector<std::string> people;
    for (const Worker& other : workers_) {
      if (other.account == worker.account) people.push_back(other.name);
    }
    std::sort(people.begin(), people.end());
    const auto position = std::find(people.begin(), people.end(), worker.name) - people.begin();
    const Wide cents = (pot * Fraction{100}).top;
    const Wide size = cents < 0 ? -cents : cents;
    const auto count = static_cast<Wide>(people.size());
    const Wide part = (size - position + count - 1) / count;
    return fraction(cents < 0 ? -part : part, 100);
  }

  void add_slip(const Worker& worker, std::vector<std::string>& lines) {
    Amounts above;
    bool is_whole = true;
    Fraction total{0};
    for (const Pay::Line& line : pack_.pay->lines) {
      if (line.since && last_ < *line.since) continue;
      if (line.until && last_ > *line.until) continue;
      Value amount = evaluated(worker, line.value, false, above);
      if (line.is_once && is_paid_elsewhere(worker)) amount = number_value(Fraction{0});
      if (amount.present) amount.number = rounded(amount.number, 2);
      if (amount.present && line.is_shared) amount.number = dealt(worker, amount.number);
      if (amount.present) total = total + amount.number;
      is_whole = is_whole && amount.present;
      lines.push_back(csv_field(worker.name) + ',' + line.id + ',' +
                      (amount.present ? plain_decimal(amount.number) : ""));
      above.emplace_back(line.id, amount);
    }
    lines.push_back(csv_field(worker.name) + ",total," + (is_whole ? plain_decimal(total) : ""));
  }

  const KnownFacts& known_;
  const Pack& pack_;
  Day last_;
  std::vector<Worker> workers_;
};

}  // namespace

std::vector<std::string> naive_pay(const NaiveFacts& facts, const Pack& pack, Day last,
                                   Instant known_at) {
  const KnownFacts known = facts_known_at(facts_for(pack, facts), known_at);
  return Payday(known, pack, last).slips();
}

}  // namespace xingji::naive
