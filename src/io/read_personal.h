// Columns that hold people's names, phones, addresses and identity numbers, known by their names.
// Xingji has no place for them: they are dropped while a file is read, and the report names them.
#pragma once

#include <span>
#include <string_view>

namespace xingji {

/// True for names such as `buyer_name`, `Receiver Phone`, 收货地址. Asked only for names that no
/// column of the table has.
bool is_personal_column(std::string_view name);

/// What makes a name personal: whole words between underscores, and parts of Chinese names.
std::span<const std::string_view> personal_words();
std::span<const std::string_view> personal_phrases();
std::span<const std::string_view> personal_parts();

}  // namespace xingji
