<?php
// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// For PHP's own web server: files are served as they are, everything else is WordPress's.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$file = realpath($root . $path);
if ($path !== '/' && $file !== false && str_starts_with($file, $root . '/')) {
    if (!is_dir($file)) {
        return false;
    }
    if (is_file("$file/index.php")) {
        chdir($file);
        $_SERVER['SCRIPT_NAME'] = rtrim($path, '/') . '/index.php';
        require "$file/index.php";
        return true;
    }
}
chdir($root);
$_SERVER['SCRIPT_NAME'] = '/index.php';
require "$root/index.php";
