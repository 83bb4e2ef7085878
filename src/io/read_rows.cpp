#include "io/read_rows.h"

#include <sodium.h>

#include <algorithm>

namespace xingji {

std::array<char, 16> hash_buyer(std::string_view id, const BuyerKey& key) {
  static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == 8);
  std::array<unsigned char, crypto_shorthash_BYTES> hash{};
  crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(id.data()), id.size(),
                   key.data());
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<char, 16> text{};
  for (std::size_t i = 0; i < hash.size(); ++i) {
    text[2 * i] = digits[hash[i] >> 4U];
    text[2 * i + 1] = digits[hash[i] & 15U];
  }
  return text;
}

void RowMaker::start_file(const FilePlan& plan) {
  if (plan_ == &plan) return;
  plan_ = &plan;
  table_ = &tally_.table(plan);
  cells_ = plan.blank;
}

bool RowMaker::put_slowly(const FieldPlan& field, std::string_view text, std::uint32_t number) {
  if (text.empty() && field.may_be_empty_when_deleted) {
    cells_[field.cell] = field.empty;
    if (lacking_ == nullptr) {
      lacking_ = &field;
      lacking_number_ = number;
    }
    return true;
  }
  const Fault fault = read_field(field, text, days_, cells_[field.cell], odd_);
  if (fault == Fault::none) {
    if (field.column->kind == Kind::text && !field.words.empty()) {
      tally_.note_word(*plan_, field, text,
                       {plan_->file, static_cast<int>(line_), static_cast<int>(number)});
    }
    return true;
  }
  reject(
      {.fault = fault, .field = number, .name = field.name, .column = field.column, .value = text});
  return false;
}

void RowMaker::reject(Rejection rejection) {
  if (rejection.line == 0) rejection.line = line_;
  tally_.reject(*plan_, line_, rejection);
}

void RowMaker::finish() {
  const std::size_t columns = plan_->blank.size() - 2;
  const bool is_deleted = cells_[columns + 1].number == 1;
  if (lacking_ != nullptr && !is_deleted) {
    reject({.fault = Fault::empty,
            .field = lacking_number_,
            .name = lacking_->name,
            .column = lacking_->column});
    return;
  }
  const auto is_named = [&](std::uint32_t cell) { return !cells_[cell].text.empty(); };
  if (!plan_->accounts.empty() &&
      std::none_of(plan_->accounts.begin(), plan_->accounts.end(), is_named)) {
    reject({.fault = Fault::no_account, .accounts = definition(plan_->table).account});
    return;
  }
  if (plan_->hashed && is_named(*plan_->hashed)) {
    hash_ = hash_buyer(cells_[*plan_->hashed].text, key_);
    cells_[*plan_->hashed].text = {hash_.data(), hash_.size()};
  }
  if (plan_->event) {
    const Instant event = cells_[*plan_->event].number;
    bool is_backwards = false;
    for (const std::uint8_t cell : plan_->shape.instants) {
      is_backwards |= cells_[cell].number != missing && cells_[cell].number < event;
    }
    table_->backwards += is_backwards ? 1 : 0;
  }
  table_->skipped_times += odd_.skipped;
  table_->doubled_times += odd_.doubled;
  if (cells_[columns].number == missing) ++table_->undated;
  ++table_->accepted;
  consumer_.add({.table = plan_->table,
                 .line = line_,
                 .recorded_at = cells_[columns].number,
                 .deleted = is_deleted,
                 .cells = std::span<const Cell>(cells_).first(columns),
                 .shape = &plan_->shape});
}

}  // namespace xingji
