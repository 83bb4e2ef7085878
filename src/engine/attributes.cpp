#include "engine/attributes.h"

#include <algorithm>
#include <limits>
#include <ranges>

#include "engine/subjects.h"
#include "pack/amount.h"
#include "pack/printed.h"

namespace xingji {
namespace {

struct Columns {
  std::size_t kind = column_index(Table::attributes, "subject_kind");
  std::size_t name = column_index(Table::attributes, "name");
  std::size_t value = column_index(Table::attributes, "value");
  std::size_t from = column_index(Table::attributes, "from");
  std::size_t to = column_index(Table::attributes, "to");
};

std::optional<std::int64_t> positive(std::int64_t cents) {
  return cents < 0 ? std::nullopt : std::optional(cents);
}

bool is_in(std::string_view currency, const Amount& amount) {
  return currency.empty() || amount.unit == currency;
}

// `12.50`, `12.50 CNY`, or as people write it: `1,500`, and of yuan `1500元`.
std::optional<std::int64_t> read_money(std::string_view text, std::string_view currency) {
  const auto amount = parse_amount(text);
  if (amount && amount->type == Type::money) {
    return is_in(currency, *amount) ? positive(amount->value) : std::nullopt;
  }
  const bool has_sign = text.find_first_not_of("0123456789.,") != std::string_view::npos;
  if (has_sign && !currency.empty() && currency != "CNY") return std::nullopt;
  // Somebody is paid by it: 15,00 may be 15.00 or a slip of 1,500.
  if (with_points(text) != text) return std::nullopt;
  const Printed printed = parse_printed(text, Type::money, Indicator::PrintedAs::score);
  const bool is_whole = printed.state == Printed::State::value && printed.value.denominator == 1;
  return is_whole ? positive(static_cast<std::int64_t>(printed.value.numerator)) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> read_attribute(Type type, std::string_view text,
                                           std::string_view currency) {
  if (type == Type::flag) {
    if (text == "true" || text == "1") return 1;
    if (text == "false" || text == "0") return 0;
    return std::nullopt;
  }
  if (type == Type::money) return read_money(text, currency);
  const auto amount = parse_amount(text);
  return amount && amount->type == type ? std::optional(amount->value) : std::nullopt;
}

Attributes::Attributes(const Pack& pack, const FactSet& facts, const AccountRows& rows) {
  if (pack.attributes.empty()) return;
  spans_.resize(pack.attributes.size());
  const Columns columns;
  const std::vector<AccountRows> own = own_accounts(facts, rows);
  for (const AccountRows& account : std::views::reverse(own)) {
    const TableData& data = account.shard->table(Table::attributes);
    const auto [begin, end] = account.shard->rows_of(Table::attributes, account.account);
    const auto text = [&](std::size_t column, std::uint32_t row) -> const std::string& {
      return facts.symbols.text(data.columns[column].words[row]);
    };
    for (std::uint32_t row = begin; row < end; ++row) {
      if (text(columns.kind, row) != to_text(pack.subject)) continue;
      for (std::size_t a = 0; a < pack.attributes.size(); ++a) {
        const Attribute& attribute = pack.attributes[a];
        if (text(columns.name, row) != attribute.id) continue;
        const std::string& written = text(columns.value, row);
        const auto amount = attribute.type == Type::text
                                ? std::optional(data.columns[columns.value].at(row))
                                : read_attribute(attribute.type, written, pack.currency);
        const std::uint32_t to = data.columns[columns.to].words[row];
        if (!amount) continue;
        add(a, pack.zone, data.columns[columns.from].words[row], to, {*amount, written});
      }
    }
  }
  const Instant opened_at = rows.shard->accounts[rows.account].opened_at;
  for (std::size_t a = 0; a < pack.attributes.size() && opened_at != 0; ++a) {
    const auto over_days = pack.attributes[a].open_over_days;
    if (over_days) set_by_age(a, pack.zone.day_of(opened_at), *over_days);
  }
  for (auto& spans : spans_) {
    std::stable_sort(spans.begin(), spans.end(),
                     [](const Span& a, const Span& b) { return a.from < b.from; });
  }
  std::sort(changes_.begin(), changes_.end());
  changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
}

Attributes Attributes::told(std::vector<std::optional<Value>> values) {
  using Days = std::numeric_limits<Day>;
  Attributes attributes;
  for (std::optional<Value>& value : values) {
    auto& spans = attributes.spans_.emplace_back();
    if (value) spans.push_back({0, Days::min(), Days::max(), std::move(*value)});
  }
  return attributes;
}

void Attributes::set_by_age(std::size_t attribute, Day opened, int over_days) {
  using Days = std::numeric_limits<Day>;
  const Day since = opened + over_days + 1;
  changes_.push_back(since);
  spans_[attribute] = {{0, Days::min(), since - 1, {0, "false"}},
                       {1, since, Days::max(), {1, "true"}}};
}

// A day sees what holds in its last second.
void Attributes::add(std::size_t attribute, const Zone& zone, Instant from, Instant to,
                     Value value) {
  const Day first = zone.day_of(from);
  const Day last = to == 0 ? std::numeric_limits<Day>::max() : zone.day_of(to) - 1;
  if (first > last) return;
  changes_.push_back(first);
  if (to != 0) changes_.push_back(last + 1);
  spans_[attribute].push_back({from, first, last, std::move(value)});
}

const Attributes::Value* Attributes::on(std::size_t attribute, Day day) const {
  if (attribute >= spans_.size()) return nullptr;
  const auto& spans = spans_[attribute];
  const auto found = std::find_if(spans.rbegin(), spans.rend(), [&](const Span& span) {
    return span.first <= day && day <= span.last;
  });
  return found == spans.rend() ? nullptr : &found->value;
}

}  // namespace xingji
