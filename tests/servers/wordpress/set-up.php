<?php
// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// set-up.php ROOT: what the installer's pages do, and fresh application passwords on every start.
$site = parse_url(getenv('STEWARD_SITE'));
$_SERVER += ['HTTP_HOST' => $site['host'] . ':' . $site['port'], 'SERVER_NAME' => $site['host'], 'SERVER_PROTOCOL' => 'HTTP/1.1',
    'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'REMOTE_ADDR' => '127.0.0.1'];
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if (!is_blog_installed()) {
    wp_install('Northbridge Practice', 'admin', 'admin@northbridge.example', true, '', 'admin-password');
    update_option('timezone_string', 'Europe/London');
    global $wp_rewrite;
    $wp_rewrite->set_permalink_structure('/%year%/%postname%/');
    $wp_rewrite->flush_rules(true);
    foreach (['moderator' => 'editor', 'author' => 'author', 'reader' => 'subscriber'] as $login => $role) {
        wp_insert_user(['user_login' => $login, 'user_pass' => "$login-password", 'user_email' => "$login@northbridge.example", 'role' => $role]);
    }
}

foreach (['admin', 'moderator', 'author', 'reader'] as $login) {
    $user = get_user_by('login', $login);
    WP_Application_Passwords::delete_all_application_passwords($user->ID);
    [$plain] = WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'tests']);
    echo 'WP_', strtoupper($login), '_PASSWORD=', $plain, "\n";
}
